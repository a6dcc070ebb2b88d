const classes = /\[:(?:alpha|digit|alnum|upper|lower|space|blank|punct):\]/g;

/**
 * Whether POSIX, PCRE and JavaScript find the same with it: no alternation (the
 * longest or the first), no interval, no look-around, few escapes.
 */
export function isPortable(
  pattern: string,
  flavour: "basic" | "extended",
): boolean {
  const outside = withoutBrackets(pattern);
  if (outside === undefined || pattern === "") return false;
  if (/[^\x20-\x7e]/.test(pattern)) return false;
  if (/[*+?]{2}/.test(outside) || /(?:^|\()[*+?]/.test(outside)) return false;
  // A star behind a group: which of its turns counts differs.
  if (/\)[*+?]/.test(outside)) return false;
  if (/.\^/.test(outside) || /\$./.test(outside)) return false;
  return flavour === "basic"
    ? /^(?:[^\\+?{}|()]|\\[./-]|\\[()])*$/.test(outside)
    : /^(?:[^\\{}|]|\\[./()+?*$^-])*$/.test(outside);
}

/** The pattern with a letter for each bracket; nothing where one is odd. */
function withoutBrackets(pattern: string): string | undefined {
  const named = pattern.replace(classes, "a");
  const outside = named.replace(
    /(^|[^\\])\[\^?[^\]\\[]+\]/g,
    (_, before: string) => `${before}a`,
  );
  // Twice: brackets that follow each other share the character between them.
  const again = outside.replace(
    /(^|[^\\])\[\^?[^\]\\[]+\]/g,
    (_, before: string) => `${before}a`,
  );
  return /[[\]]/.test(again) ? undefined : again;
}
