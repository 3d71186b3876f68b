/* Starts Swagger UI: the document of this server, requests to this server, no validator elsewhere. */
"use strict";
{
  const place = document.getElementById("reference");

  // The form would be filled with the examples of all parameters at once. Those that may be left out stay empty, and
  // their examples stand below what they mean.
  const withoutPrefill = (parameter) => {
    if (parameter.required || parameter.example === undefined) return parameter;
    const { example, ...rest } = parameter;
    const shown = Array.isArray(example) ? example[0] : example;
    return { ...rest, description: `${rest.description}\n\n${place.dataset.example}: \`${shown}\`` };
  };
  const prepared = (described) => {
    // Groups are headed by what readers call them; ReDoc does that by itself.
    const labels = Object.fromEntries(described.tags.map((tag) => [tag.name, tag["x-displayName"]]));
    for (const tag of described.tags) tag.name = labels[tag.name];
    for (const methods of Object.values(described.paths)) {
      for (const operation of Object.values(methods)) operation.tags = operation.tags.map((name) => labels[name]);
    }
    const parameters = Object.entries(described.components.parameters);
    described.components.parameters = Object.fromEntries(
      parameters.map(([name, parameter]) => [name, withoutPrefill(parameter)]),
    );
    return described;
  };

  fetch(place.dataset.document)
    .then((answer) => answer.json())
    .then((described) =>
      SwaggerUIBundle({
        domNode: place,
        spec: prepared(described),
        validatorUrl: null,
        queryConfigEnabled: false,
        deepLinking: true,
        docExpansion: "list",
        defaultModelsExpandDepth: 0,
        defaultModelExpandDepth: 2,
        displayRequestDuration: true,
        filter: true,
        showExtensions: false,
        persistAuthorization: false,
        syntaxHighlight: { activated: true, theme: "idea" },
        presets: [SwaggerUIBundle.presets.apis],
        layout: "BaseLayout",
      }),
    );
}
