"use strict";
// Filters by surface and kind, families of surfaces that open, and the state of all that in the page's address.
const part = name => document.getElementById(name);
const [surface, kind, only, open, detail] = ["surface", "kind", "only", "open", "detail"].map(part);
const heads = [...document.querySelectorAll("thead th[data-kind]")];
const families = [...document.querySelectorAll("tr.family")].map(row => ({
  row,
  button: row.querySelector("button"),
  parts: [...document.querySelectorAll("tr.part")].filter(one => one.dataset.family === row.dataset.family),
}));

const shown = () => heads.map(head => !kind.value || head.dataset.kind === kind.value);
const cells = row => [...row.querySelectorAll("td")];

function matches(row, columns) {
  if (!row.dataset.surface.includes(surface.value.trim().toLowerCase())) return false;
  const seen = cells(row).filter((_, place) => columns[place]);
  return only.checked ? seen.some(cell => cell.className === "leak") : seen.some(cell => cell.className);
}

function draw() {
  const columns = shown();
  heads.forEach((head, place) => { head.hidden = !columns[place]; });
  let count = 0;
  for (const {row, button, parts} of families) {
    const unfolded = button && (button.getAttribute("aria-expanded") === "true");
    let found = 0;
    for (const one of parts) {
      const fits = matches(one, columns);
      found += fits;
      one.hidden = !fits || !unfolded;
      cells(one).forEach((cell, place) => { cell.hidden = !columns[place]; });
    }
    row.hidden = !found;
    cells(row).forEach((cell, place) => { cell.hidden = !columns[place]; });
    count += found;
  }
  part("count").textContent = count + (count === 1 ? " surface" : " surfaces");
}

function unfold(wanted) {
  for (const {button} of families) if (button) button.setAttribute("aria-expanded", String(wanted));
}

function keep() {
  const state = new URLSearchParams();
  if (surface.value) state.set("surface", surface.value);
  if (kind.value) state.set("kind", kind.value);
  if (only.checked) state.set("only", "leaks");
  if (open.checked) state.set("open", "all");
  history.replaceState(null, "", "#" + state);
}

function restore() {
  const state = new URLSearchParams(location.hash.slice(1));
  surface.value = state.get("surface") || "";
  kind.value = heads.some(head => head.dataset.kind === state.get("kind")) ? state.get("kind") : "";
  only.checked = state.get("only") === "leaks";
  open.checked = state.get("open") === "all";
  unfold(open.checked || Boolean(surface.value));
  draw();
}

surface.addEventListener("input", () => unfold(open.checked || Boolean(surface.value)));
open.addEventListener("input", () => unfold(open.checked));
for (const field of [surface, kind, only, open]) field.addEventListener("input", () => { draw(); keep(); });
document.querySelector("tbody").addEventListener("click", event => {
  const button = event.target.closest("button");
  if (button) {
    button.setAttribute("aria-expanded", String(button.getAttribute("aria-expanded") !== "true"));
    draw();
  }
  const cell = event.target.closest("td[title]");
  detail.textContent = cell ? cell.title : "";
});
addEventListener("hashchange", restore);
restore();
