// Sorts the table of figures by a column: ascending, descending, and back to the order of the articles.
(function () {
  "use strict";

  var NEXT = { none: "ascending", ascending: "descending", descending: "none" };
  var collator = typeof Intl === "object" ? new Intl.Collator("zh-Hans-u-co-pinyin") : null;

  function key(row, column, kind) {
    var cell = row.cells[column];
    if (kind === "text") return cell.textContent.trim();
    var number = cell.getAttribute("data-number");
    return number === "" ? null : Number(number);
  }

  function compare(one, other) {
    if (typeof one === "number") return one - other;
    return collator ? collator.compare(one, other) : one < other ? -1 : one > other ? 1 : 0;
  }

  function absent(value) {
    return value === null || value === "";
  }

  document.querySelectorAll("[data-sortable]").forEach(function (table) {
    var groups = Array.prototype.slice.call(table.tBodies);
    var homes = groups.map(function (group) { return Array.prototype.slice.call(group.rows); });
    var rows = Array.prototype.slice.call(table.querySelectorAll(".figure-row"));
    var flat = document.createElement("tbody");
    flat.className = "figure-group";

    function restore() {
      flat.remove();
      groups.forEach(function (group, place) {
        homes[place].forEach(function (row) { group.appendChild(row); });
        table.appendChild(group);
      });
    }

    function sort(column, kind, sign) {
      var keyed = rows.map(function (row, place) { return { row: row, place: place, key: key(row, column, kind) }; });
      keyed.sort(function (one, other) {
        if (absent(one.key) || absent(other.key)) return absent(one.key) - absent(other.key) || one.place - other.place;
        return sign * compare(one.key, other.key) || one.place - other.place;
      });
      groups.forEach(function (group) { group.remove(); });
      keyed.forEach(function (each) { flat.appendChild(each.row); });
      table.appendChild(flat);
    }

    var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
    heads.forEach(function (head, column) {
      var kind = head.getAttribute("data-sort");
      if (!kind) return;
      var button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.textContent = head.textContent;
      head.textContent = "";
      head.appendChild(button);
      head.setAttribute("aria-sort", "none");
      button.addEventListener("click", function () {
        var order = NEXT[head.getAttribute("aria-sort")];
        heads.forEach(function (each) { if (each.hasAttribute("aria-sort")) each.setAttribute("aria-sort", "none"); });
        head.setAttribute("aria-sort", order);
        if (order === "none") restore();
        else sort(column, kind, order === "ascending" ? 1 : -1);
      });
    });
  });
})();
