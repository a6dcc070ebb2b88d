import {
  type Evaluable,
  areWholeLines,
  inputsOf,
  plainOptions,
} from "./evaluable.ts";

const ascii = /^[\x20-\x7e\n\t]*$/;

const tr: Evaluable = {
  names: ["tr"],
  agrees: (evaluation) => {
    const options = plainOptions(evaluation, { flags: "cds" });
    if (!options || evaluation.stdin === undefined) return false;
    if (options.operands.length > 2) return false;
    const replaces = options.operands.length === 2;
    if (options.has("d") === replaces)
      return options.has("s") && !options.has("d") && !replaces;
    if (options.has("d") && options.has("s")) return false;
    return options.operands.every(
      (set) =>
        ascii.test(set) &&
        set !== "" &&
        /^(?:[^\\[]|\\[nt]|\[:(?:upper|lower|digit|alpha|alnum|space):\])*$/.test(
          set,
        ),
    );
  },
};

const bytes: Evaluable = {
  names: ["head", "tail"],
  agrees: (evaluation) => {
    const options = plainOptions(evaluation, { valued: "c" });
    const [count, second] = options?.values("c") ?? [];
    const inputs = options && inputsOf(options.operands, evaluation);
    return (
      inputs?.length === 1 &&
      second === undefined &&
      /^\d{1,6}$/.test(count ?? "")
    );
  },
};

const paste: Evaluable = {
  names: ["paste"],
  agrees: (evaluation) => {
    const options = plainOptions(evaluation, { flags: "s", valued: "d" });
    const inputs =
      options &&
      inputsOf(
        options.operands.filter((name) => name !== "-"),
        evaluation,
      );
    return (
      inputs?.length === 1 &&
      options?.has("s") === true &&
      areWholeLines(inputs) &&
      inputs.every((input) => input !== "") &&
      options.operands.length < 2 &&
      options.values("d").every((mark) => /^[^\\]$/.test(mark))
    );
  },
};

const nl: Evaluable = {
  names: ["nl"],
  agrees: (evaluation) => {
    const options = plainOptions(evaluation, { valued: "b" });
    const inputs = options && inputsOf(options.operands, evaluation);
    return (
      inputs?.length === 1 &&
      options?.values("b").join() === "a" &&
      areWholeLines(inputs) &&
      !inputs.some((input) => input.includes("\\:"))
    );
  },
};

const whole: Evaluable = {
  names: ["rev", "tac"],
  agrees: (evaluation) => {
    const options = plainOptions(evaluation, {});
    const inputs = options && inputsOf(options.operands, evaluation);
    return inputs?.length === 1 && areWholeLines(inputs);
  },
};

const sums: Evaluable = {
  names: ["md5sum", "sha1sum", "sha256sum"],
  agrees: (evaluation) => {
    const options = plainOptions(evaluation, {});
    return (
      options !== undefined &&
      inputsOf(options.operands, evaluation) !== undefined &&
      options.operands.every((name) => /^[\w./-]+$/.test(name))
    );
  },
};

const base64: Evaluable = {
  names: ["base64"],
  agrees: (evaluation) => {
    const options = plainOptions(evaluation, { flags: "d", valued: "w" });
    const inputs = options && inputsOf(options.operands, evaluation);
    if (inputs?.length !== 1 || !options) return false;
    const [input = ""] = inputs;
    if (options.has("d"))
      return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?\n?$/.test(
        input,
      );
    const [width] = options.values("w");
    // Without a width some break the lines and some do not.
    return width === "0" || (width === undefined && input.length <= 57);
  },
};

export const small: readonly Evaluable[] = [
  tr,
  bytes,
  paste,
  nl,
  whole,
  sums,
  base64,
];
