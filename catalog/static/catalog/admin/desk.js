"use strict";
/* Facts that are left alone are not sent: a page with many variants has more inputs than a form may carry.
   Without this script everything is sent, and the server tells by comparing what was left alone. */
{
  const state = (fact) =>
    JSON.stringify(
      [...fact.querySelectorAll("input, select, textarea")].map((input) =>
        input.type === "radio" ? input.checked : input.multiple ? [...input.selectedOptions].map((o) => o.value) : input.value
      )
    );
  const ready = () => {
    const facts = [...document.querySelectorAll("[data-fact]")];
    const before = new Map(facts.map((fact) => [fact, fact.classList.contains("errors") ? "" : state(fact)]));
    for (const fact of facts) {
      const citation = fact.querySelector("details.citation");
      fact.addEventListener("change", () => {
        const touched = state(fact) !== before.get(fact);
        fact.classList.toggle("touched", touched);
        if (touched && citation && !fact.querySelector(".pick input:checked:not([data-first])")) {
          citation.open = true;
        }
      });
      for (const pick of fact.querySelectorAll(".pick input:checked")) {
        pick.dataset.first = "";
      }
    }
    const form = facts.length ? facts[0].closest("form") : null;
    form?.addEventListener("submit", () => {
      for (const fact of facts) {
        if (!fact.querySelector("details.citation[open]") && state(fact) === before.get(fact)) {
          for (const input of fact.querySelectorAll("input, select, textarea")) {
            input.disabled = true;
          }
        }
      }
    });
    window.addEventListener("pageshow", () => {
      for (const input of document.querySelectorAll("[data-fact] :disabled")) {
        input.disabled = false;
      }
    });
  };
  document.addEventListener("DOMContentLoaded", ready);
}
