"use strict";
for (const table of document.querySelectorAll("table")) {
  const body = table.tBodies[0];
  const heads = Array.from(table.tHead.rows[0].cells);
  if (body.rows.length > 1) heads.forEach((head, at) => sortable(table, body, heads, head, at));
}

function sortable(table, body, heads, head, at) {
  if (body.querySelector("td.drawn:nth-child(" + (at + 1) + ")")) return;
  // No real button: the heads that are repeated on paper would be empty.
  const button = document.createElement("span");
  button.setAttribute("role", "button");
  button.tabIndex = 0;
  button.title = document.body.dataset.sort;
  button.append(...head.childNodes);
  head.append(button);
  button.addEventListener("keydown", (event) => {
    if (![" ", "Enter"].includes(event.key)) return;
    event.preventDefault();
    button.click();
  });
  button.addEventListener("click", () => {
    const up = head.getAttribute("aria-sort") !== "ascending";
    heads.forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    const rows = Array.from(body.rows);
    rows.sort((one, other) => (up ? 1 : -1) * compare(one.cells[at], other.cells[at]));
    body.append(...rows);
  });
}

function compare(one, other) {
  const numbers = [one, other].map((cell) => cell.dataset.value === undefined ? null : Number(cell.dataset.value));
  if (numbers[0] === null) return numbers[1] === null ? one.textContent.localeCompare(other.textContent, document.documentElement.lang) : 1;
  if (numbers[1] === null) return -1;
  return numbers[0] - numbers[1];
}
