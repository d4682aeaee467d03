// A hop with very many rules shows them a leaf at a time. A link to a rule on another leaf carries
// its anchor only, which a server never sees: this asks for the leaf on which the rule stands.

const RULE = "#rule--";

function turn() {
  const { hash } = window.location;
  if (!hash.startsWith(RULE) || document.getElementById(hash.slice(1))) return;
  const query = new URLSearchParams({ rule: hash.slice(RULE.length) });
  if (window.location.search !== `?${query}`) window.location.replace(`?${query}${hash}`);
}

turn();
window.addEventListener("hashchange", turn);
