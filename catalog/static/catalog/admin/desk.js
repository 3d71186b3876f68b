"use strict";
/* Facts at the desk. A fact asks for its citation once it is touched, and one that is left alone is not sent:
   a page with many variants has more inputs than a form may carry. */
{
  const inputs = (fact) => [...fact.querySelectorAll(".fact-value :is(input, select, textarea)[name], .pick input")];
  const state = (fact) =>
    JSON.stringify(
      inputs(fact).map((input) =>
        input.type === "radio" ? input.checked : input.multiple ? [...input.selectedOptions].map((o) => o.value) : input.value
      )
    );

  const unfold = (fact) => {
    const place = fact.querySelector(".citation-fields");
    const blank = document.getElementById("blank-citation");
    if (!place || place.childElementCount || !blank) {
      return;
    }
    place.append(blank.content.cloneNode(true));
    for (const element of place.querySelectorAll("*")) {
      for (const name of ["id", "name", "for"]) {
        if (element.hasAttribute(name)) {
          element.setAttribute(name, element.getAttribute(name).replace("__fact__", fact.dataset.fact));
        }
      }
    }
    django.jQuery(place).find(".admin-autocomplete").djangoAdminSelect2();
  };

  const watch = (fact) => {
    const before = fact.classList.contains("errors") ? null : state(fact);
    const values = () => JSON.stringify(inputs(fact).filter((i) => i.type !== "radio").map((i) => i.value));
    const first = values();
    const citation = fact.querySelector("details.citation");
    const touched = () => state(fact) !== before;
    const changed = () => {
      fact.classList.toggle("touched", touched());
      if (values() !== first && citation) {
        citation.open = true;
      }
    };
    fact.addEventListener("input", changed);
    django.jQuery(fact).on("change", changed); // select2 tells jQuery only
    citation?.addEventListener("toggle", () => citation.open && unfold(fact));
    return () => {
      if (!touched() && !citation?.open) {
        for (const input of fact.querySelectorAll("input, select, textarea")) {
          input.disabled = true;
        }
      }
    };
  };

  document.addEventListener("DOMContentLoaded", () => {
    const facts = [...document.querySelectorAll("[data-fact]")];
    const leaveOut = facts.map(watch);
    const restore = () => {
      for (const input of document.querySelectorAll("[data-fact] :disabled")) {
        input.disabled = false;
      }
    };
    facts[0]?.closest("form")?.addEventListener("submit", (event) => {
      leaveOut.forEach((leave) => leave());
      if (event.submitter?.formTarget) {
        setTimeout(restore); // a preview opens beside the page, which stays
      }
    });
    window.addEventListener("pageshow", restore);
  });
}
