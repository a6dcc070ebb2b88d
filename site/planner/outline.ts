import { element } from "./inline.ts";

interface Entry {
  readonly heading: HTMLElement;
  readonly link: HTMLAnchorElement;
  readonly count: HTMLElement;
  /** The boxes of its own steps. */
  readonly boxes: readonly HTMLInputElement[];
}

/** Leads to the legs and phases of a plan, and says how many of their steps are done. */
export class PlanOutline {
  readonly #nav: HTMLElement;
  #entries: readonly Entry[] = [];
  #waiting = false;

  constructor(nav: HTMLElement) {
    this.#nav = nav;
    addEventListener("scroll", () => this.#followSoon(), { passive: true });
  }

  /** Lists what a guide consists of; its steps have their boxes by now. */
  show(guide: Element): void {
    this.#entries = entriesOf(guide);
    const list = element("ul");
    for (const { heading, link, count } of this.#entries) {
      const inner = list.lastElementChild;
      const item = element("li", [link, count]);
      if (heading.localName === "h2" || inner === null) list.append(item);
      else {
        const nested = inner.querySelector("ul") ?? element("ul");
        nested.append(item);
        inner.append(nested);
      }
    }
    this.#nav.replaceChildren(list);
    this.count();
    this.#followSoon();
  }

  count(): void {
    for (const { count, boxes } of this.#entries) {
      const done = boxes.filter(({ checked }) => checked).length;
      count.textContent = done === 0 ? "" : `${done} of ${boxes.length} done`;
    }
  }

  /** Once a frame, when everything has its place. */
  #followSoon(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    requestAnimationFrame(() => {
      this.#waiting = false;
      this.#follow();
    });
  }

  /** Marks where the reader is. */
  #follow(): void {
    const passed = this.#entries.filter(
      ({ heading }) => heading.getBoundingClientRect().top < 160,
    );
    const here = passed.at(-1);
    for (const entry of this.#entries) {
      if (entry === here) entry.link.setAttribute("aria-current", "true");
      else entry.link.removeAttribute("aria-current");
    }
  }
}

/** Headings above those of steps: phases, and where there are several, legs. */
function entriesOf(guide: Element): Entry[] {
  const all = [...guide.querySelectorAll<HTMLElement>("h2, h3, h4")];
  const areLegs = all.some(
    (heading) => heading.localName === "h4" && boxIn(heading) !== null,
  );
  const depth = areLegs ? ["h2", "h3"] : ["h2"];
  const listed = all.filter(
    (heading) =>
      depth.includes(heading.localName) &&
      (heading.localName === "h2" || isInLeg(heading, all)),
  );
  return listed.map((heading) => {
    const from = all.indexOf(heading);
    const next = all.findIndex(
      (other, at) => at > from && listed.includes(other),
    );
    const own = all.slice(from + 1, next === -1 ? undefined : next);
    const link = element("a", [heading.textContent]);
    link.href = `#${heading.id}`;
    return {
      heading,
      link,
      count: element("small"),
      boxes: own.flatMap((each) => boxIn(each) ?? []),
    };
  });
}

/** An appendix is no phase. */
function isInLeg(heading: HTMLElement, all: readonly HTMLElement[]): boolean {
  const at = all.indexOf(heading);
  const leg = all.findLastIndex(
    ({ localName }, index) => localName === "h2" && index < at,
  );
  const next = all.findIndex(
    ({ localName }, index) => localName === "h2" && index > at,
  );
  return all
    .slice(leg, next === -1 ? undefined : next)
    .some((each) => boxIn(each) !== null);
}

function boxIn(heading: HTMLElement): HTMLInputElement | null {
  return heading.querySelector("input");
}
