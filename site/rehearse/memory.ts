/** Own values last as long as the tab, ticks until they are taken away. */
export const ownValues = memoryIn(() => sessionStorage, "guidepost-values");
export const doneSteps = memoryIn(() => localStorage, "guidepost-done");

type Kept = Readonly<Record<string, string>>;

/** A browser may refuse storage; then the page alone remembers. */
function memoryIn(storage: () => Storage, name: string) {
  const here = new Map<string, Kept>();
  return {
    read(topic: string): Kept {
      try {
        const text = storage().getItem(`${name}-${topic}`);
        if (text !== null) return JSON.parse(text);
      } catch {
        // What is there is not ours, or may not be read.
      }
      return here.get(topic) ?? {};
    },
    write(topic: string, kept: Kept): void {
      here.set(topic, kept);
      try {
        storage().setItem(`${name}-${topic}`, JSON.stringify(kept));
      } catch {
        return;
      }
    },
  };
}
