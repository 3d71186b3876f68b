/* Starts Swagger UI: the document of this server, requests to this server, no validator elsewhere. */
"use strict";
{
  const place = document.getElementById("reference");
  SwaggerUIBundle({
    domNode: place,
    url: place.dataset.document,
    validatorUrl: null,
    queryConfigEnabled: false,
    deepLinking: true,
    docExpansion: "list",
    defaultModelsExpandDepth: 0,
    defaultModelExpandDepth: 2,
    displayRequestDuration: true,
    filter: true,
    showExtensions: false,
    supportedSubmitMethods: ["get", "head", "options"],
    persistAuthorization: false,
    syntaxHighlight: { activated: true, theme: "idea" },
    presets: [SwaggerUIBundle.presets.apis],
    layout: "BaseLayout",
  });
}
