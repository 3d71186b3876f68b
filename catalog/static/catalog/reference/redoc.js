/* Starts ReDoc: the document of this server, the reader's own fonts, no search worker, nothing of another host.
   Comes before the bundle, which makes styles as soon as it is read. */
"use strict";
{
  const nonce = document.currentScript.nonce;
  const fonts =
    'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", sans-serif';
  const code = 'ui-monospace, SFMono-Regular, Menlo, Consolas, "D2Coding", monospace';

  // The policy of the page takes styles that carry its nonce; the bundle knows one only once it has begun.
  const createElement = Document.prototype.createElement;
  Document.prototype.createElement = function (name, options) {
    const made = createElement.call(this, name, options);
    if (made instanceof HTMLStyleElement) made.nonce = nonce;
    return made;
  };

  // The bundle asks its maker's host for a logo. Pictures come from here or not at all.
  const setAttribute = Element.prototype.setAttribute;
  const src = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, "src");
  const ours = (address) => new URL(address, location.href).origin === location.origin || /^data:/.test(address);
  Object.defineProperty(HTMLImageElement.prototype, "src", {
    ...src,
    set(address) {
      if (ours(address)) src.set.call(this, address);
      else this.hidden = true;
    },
  });
  HTMLImageElement.prototype.setAttribute = function (name, value) {
    if (name === "src") this.src = value;
    else setAttribute.call(this, name, value);
  };

  document.addEventListener("DOMContentLoaded", () => {
    const place = document.getElementById("reference");
    Redoc.init(
      place.dataset.document,
      {
        nonce: nonce,
        disableSearch: true,
        downloadUrls: [{ title: "openapi.json", url: place.dataset.document }],
        nativeScrollbars: true,
        pathInMiddlePanel: true,
        generatedSamplesMaxDepth: 4,
        maxDisplayedEnumValues: 12,
        scrollYOffset: ".bar",
        labels: JSON.parse(place.dataset.labels),
        theme: {
          colors: { primary: { main: "#0d5c63" } },
          typography: {
            fontFamily: fonts,
            fontSize: "15px",
            headings: { fontFamily: fonts, fontWeight: "600" },
            code: { fontFamily: code, fontSize: "13px" },
          },
          sidebar: { width: "290px" },
        },
      },
      place,
    );
  });
}
