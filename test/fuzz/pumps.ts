/** What sent patterns of ours back and forth when repeated, or is like it. */
export const pumps = [
  ..."\t a1-.:/|=#\"'`\\{}[]()<>$@*,;_",
  "\n",
  " -",
  " -u -y",
  "''$'\\''$'\\",
  "$\\#",
  "A-",
  "${",
  "(${",
  "${{",
  "<<",
  "\t ",
  ": ",
  "a ",
  "a=",
  "| ",
  "\\\n",
  "s w",
  "<a",
  "://",
];

/** What gets a pattern as far as there. */
export const starts = [
  "",
  "\n",
  "a",
  "A ",
  "s/",
  "<a ",
  "docker exec",
  "+|+",
  "[$'\\",
  ";",
  "${{",
  "${",
  "- ",
];

/** What no pattern ends with. */
export const ends = ["\0", "!\n", "\\"];
