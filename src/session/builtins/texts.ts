import { alike } from "../alike.ts";
import { pathOf, print, printUnknown } from "../calls/call.ts";
import { contentOf, write } from "../calls/reading.ts";
import type { Status } from "../shell.ts";
import { emit, sourceOf } from "../calls/streams.ts";
import { concat, known, text } from "../values.ts";
import type { Builtin } from "./builtin.ts";
import { joined } from "./filter.ts";
import { given } from "./given.ts";

const cat: Builtin = {
  names: ["cat"],
  summary: "Prints files one after the other",
  run: (call) => {
    const { run, state, node } = call;
    const { operands, understood } = given(call, [], "");
    const { value, compressed, certain: sure } = contentOf(call, operands);
    const printed = understood ? value : run.unknown(node, "`cat` marks it up");
    emit(run, state, printed, node, compressed ? { compressed } : {});
    return sure && understood ? 0 : "assumed";
  },
};

const tee: Builtin = {
  names: ["tee"],
  summary: "Prints its input and writes it to files",
  run: (call) => {
    const { run, state, node } = call;
    const { operands, has, understood } = given(call, [], "ai");
    const source = sourceOf(state);
    const emptied = operands.some(
      ({ value: word, unsure }) =>
        source && (unsure || alike(pathOf(call, word), source)),
    );
    const { value: read, compressed } = contentOf(call, []);
    const value = emptied
      ? run.unknown(node, "the file is written while it is read")
      : read;
    const form = compressed ? { compressed } : {};
    emit(run, state, value, node, form);
    for (const { value: word, unsure } of operands) {
      const path = unsure
        ? run.unknown(node, "which file it writes is not known")
        : pathOf(call, word);
      if (known(word)?.startsWith("/dev/")) continue;
      const before = state.find(path);
      const kept =
        before.found === "written" ? before.entry.form.content : undefined;
      const content = has("-a", "--append")
        ? kept && concat(kept, value)
        : value;
      write(call, path, {
        writer: "tee",
        ...form,
        ...(content && understood && !compressed ? { content } : {}),
      });
    }
    return 0;
  },
};

const seq: Builtin = {
  names: ["seq"],
  summary: "Prints numbers",
  run: (call) => {
    const numbers = call.args.map(({ value, unsure }) =>
      unsure
        ? NaN
        : Number(/^-?\d{1,15}$/.test(known(value) ?? "") ? known(value) : NaN),
    );
    const [a = NaN, b, c] = numbers;
    const [first, step, last] =
      c === undefined
        ? b === undefined
          ? [1, 1, a]
          : [a, 1, b]
        : [a, b ?? NaN, c];
    const length = Math.floor((last - first) / step) + 1;
    if (
      !Number.isInteger(length) ||
      step === 0 ||
      length > 1_000 ||
      numbers.length > 3
    ) {
      if (length > 1_000) call.run.limit(call.node, "words");
      printUnknown(call);
      return "assumed";
    }
    print(
      call,
      text(
        joined(
          Array.from({ length: Math.max(0, length) }, (_, at) =>
            String(first + at * step),
          ),
        ),
      ),
    );
    return 0;
  },
};

/** Commands that change their input in ways the session does not follow. */
const opaque: Builtin = {
  names: [
    ..."nl paste fold fmt column join comm expand unexpand shuf".split(" "),
    ..."md5sum sha1sum sha256sum sha512sum cksum base64 base32 xxd od hexdump".split(
      " ",
    ),
    ..."strings iconv less more tsort numfmt bc dc yq xmllint envsubst".split(
      " ",
    ),
  ],
  summary: "Print what the session does not work out",
  run: (call): Status => {
    const files = call.args.filter(
      ({ value }) => !(known(value) ?? "").startsWith("-"),
    );
    contentOf(
      call,
      files.length > 0 && /sum$|^(?:less|more)$/.test(call.name) ? files : [],
    );
    printUnknown(call);
    return call.name === "comm" ? "unknown" : "assumed";
  },
};

export const texts: readonly Builtin[] = [cat, tee, seq, opaque];
