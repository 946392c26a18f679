for (const table of document.querySelectorAll("table.sortable")) {
  const body = table.tBodies[0];
  table.querySelectorAll("thead th").forEach((heading, column) => {
    const button = document.createElement("button");
    button.textContent = heading.textContent;
    heading.replaceChildren(button);
    button.addEventListener("click", () => {
      const falls = heading.getAttribute("aria-sort") === "ascending";
      const key = row => row.cells[column].dataset.key ?? row.cells[column].textContent;
      const compare = (a, b) => {
        const [one, other] = [key(a), key(b)];
        if (one === "" || other === "") return (one === "") - (other === "");
        const order = isNaN(one) || isNaN(other) ? one.localeCompare(other) : one - other;
        return falls ? -order : order;
      };
      body.append(...[...body.rows].sort(compare));
      table.querySelectorAll("th").forEach(each => each.removeAttribute("aria-sort"));
      heading.setAttribute("aria-sort", falls ? "descending" : "ascending");
    });
  });
}
