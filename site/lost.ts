/** What stands in addresses and is no word to search for. */
const places = new Set([
  "guides",
  "products",
  "releases",
  "runbooks",
  "plan",
  "docs",
  "rules",
  "api",
  "index",
  "html",
  "md",
  "to",
]);

/**
 * The words of a path that leads nowhere: `artisan 1.0.0`. A search finds what has
 * all of its words, so a version that there is not is left out.
 */
export function wordsOf(path: string, versions: ReadonlySet<string>): string {
  return readable(path)
    .replace(/\.(?:html|md)$/, "")
    .split(/[/_\s]+|-to-/u)
    .flatMap((word) => (versions.has(word) ? word : partsOf(word)))
    .filter((word) => word !== "" && !places.has(word))
    .join(" ");
}

function partsOf(word: string): string[] {
  return /^v?\d+(?:\.\d+)+/.test(word) ? [] : word.split(/[^\p{L}\p{N}]+/u);
}

/** A path that somebody cut in the middle of a letter is shown as it is. */
function readable(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Offers to search for what an address names that there is not. */
export class LostWay extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector("button");
    const open = document.querySelector<HTMLButtonElement>(
      "site-search button[data-open-modal]",
    );
    const base = this.dataset["base"] ?? "/";
    const versions = new Set(this.dataset["versions"]?.split(" "));
    const words = wordsOf(location.pathname.slice(base.length), versions);
    if (!button || !open) return;
    if (words !== "") button.textContent = `Search for ${words}`;
    button.hidden = false;
    button.addEventListener("click", (event) => {
      // The dialog closes at a click outside of it.
      event.stopPropagation();
      open.click();
      if (words !== "") void fill(words);
    });
  }
}

/** The field is there when the search is loaded. */
async function fill(words: string): Promise<void> {
  const field = () =>
    document.querySelector<HTMLInputElement>("#starlight__search input");
  for (let tries = 0; tries < 100 && !field(); tries += 1) {
    await new Promise((later) => setTimeout(later, 50));
  }
  const found = field();
  if (!found) return;
  found.value = words;
  found.dispatchEvent(new Event("input", { bubbles: true }));
  found.focus();
}
