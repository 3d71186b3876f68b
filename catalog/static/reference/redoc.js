/* Starts ReDoc: the document of this server, the reader's own fonts, no search worker, no picture of another host. */
"use strict";
{
  const place = document.getElementById("reference");
  const nonce = document.currentScript.nonce;
  const fonts = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", sans-serif';
  const code = 'ui-monospace, SFMono-Regular, Menlo, Consolas, "D2Coding", monospace';

  // The bundle asks its maker's host for a logo. Pictures come from here or not at all.
  const setAttribute = Element.prototype.setAttribute;
  HTMLImageElement.prototype.setAttribute = function (name, value) {
    if (name === "src" && new URL(value, location.href).origin !== location.origin && !String(value).startsWith("data:")) {
      this.hidden = true;
      return;
    }
    setAttribute.call(this, name, value);
  };

  Redoc.init(
    place.dataset.document,
    {
      nonce: nonce,
      disableSearch: true,
      hideDownloadButtons: false,
      downloadUrls: [{ title: "openapi.json", url: place.dataset.document }],
      nativeScrollbars: true,
      pathInMiddlePanel: true,
      sortRequiredPropsFirst: false,
      generatedSamplesMaxDepth: 4,
      maxDisplayedEnumValues: 12,
      scrollYOffset: ".bar",
      labels: JSON.parse(place.dataset.labels),
      theme: {
        colors: { primary: { main: "#1d4ed8" } },
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
}
