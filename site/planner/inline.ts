/** In order: what is escaped, code, a link, an address, strong and plain emphasis. */
const marks =
  /\\([!-/:-@[-`{-~])|(`+)([\s\S]*?[^`])\2(?!`)|\[((?:\\.|[^[\]\\])+)\]\(([^\s()]+)\)|<((?:https?|mailto):[^\s<>]+)>|\*\*((?:\\.|(?!\*\*)[^\\])+)\*\*|\*((?:\\.|[^*\\])+)\*/;

const followed = /^(?:https?:|mailto:|[#/.])/i;

/**
 * One line of a guide's Markdown as nodes. All text becomes text: nothing of it
 * is read as HTML, and an address that no guide would name stays unlinked.
 */
export function inlineNodes(text: string): Node[] {
  const nodes: Node[] = [];
  let rest = text;
  for (let found = marks.exec(rest); found; found = marks.exec(rest)) {
    const [all, escaped, , code, label, target, address, strong, plain] = found;
    nodes.push(...textNodes(rest.slice(0, found.index)));
    if (escaped !== undefined) nodes.push(...textNodes(escaped));
    else if (code !== undefined) nodes.push(element("code", [codeText(code)]));
    else if (strong !== undefined) nodes.push(wrapped("strong", strong));
    else if (plain !== undefined) nodes.push(wrapped("em", plain));
    else if (address !== undefined) nodes.push(link(address, [address]));
    else nodes.push(link(target ?? "", inlineNodes(label ?? "")));
    rest = rest.slice(found.index + all.length);
  }
  return [...nodes, ...textNodes(rest)];
}

/** An element with what it holds. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  children: readonly (Node | string)[] = [],
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

function wrapped(name: "strong" | "em", text: string): HTMLElement {
  return element(name, inlineNodes(text));
}

function link(target: string, children: readonly (Node | string)[]): Node {
  const isPage = /^(?:runbooks\/)?[\w.-]+\.md(?:#.*)?$/.test(target);
  if (!isPage && !followed.test(target)) return element("span", children);
  const made = element("a", children);
  if (isPage) made.dataset["page"] = target;
  made.href = target.replaceAll("\\", "");
  return made;
}

/** A space at both ends keeps backticks apart from the fence. */
function codeText(code: string): string {
  const padded = /^ .*[^ ].* $/s.test(code);
  return padded ? code.slice(1, -1) : code;
}

/** As text: what Markdown writes as `&lt;` is a mark, and no more than that. */
function textNodes(text: string): Node[] {
  if (text === "") return [];
  const plain = text.replace(
    /&(?:#\w+|\w+);/g,
    (entity) =>
      new DOMParser().parseFromString(entity, "text/html").body.textContent,
  );
  return [document.createTextNode(plain)];
}
