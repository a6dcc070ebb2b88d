import type { FileForm } from "../events.ts";
import { type Argument, type Call, certain, pathOf } from "../calls/call.ts";
import { after, base, namesFolder, parent, under, within } from "../paths.ts";
import { logCopy } from "../calls/keeping.ts";
import { fileContent, remove, write } from "../calls/reading.ts";
import { hasFolder, isOpen, writeFile } from "../opening.ts";
import type { Status } from "../shell.ts";
import { type Value, concat, known, nothing, same, text } from "../values.ts";
import type { Builtin } from "./builtin.ts";
import { given } from "./given.ts";

function operandPath(call: Call, { value, unsure }: Argument): Value {
  return unsure
    ? call.run.unknown(call.node, "which files these are is not known")
    : pathOf(call, value);
}

const mkdir: Builtin = {
  names: ["mkdir"],
  summary: "Makes folders",
  run: (call): Status => {
    const { run, state, node } = call;
    const { operands, has, understood } = given(call, ["-m", "--mode"], "pv");
    const whole = has("-p", "--parents");
    let status: Status = understood ? 0 : "assumed";
    if (operands.length === 0) return 1;
    for (const operand of operands) {
      const path = operandPath(call, operand);
      const found = state.find(path);
      if (found.found === "written" && !whole) status = 1;
      else if (found.found !== "written") {
        if (whole) makeParents(call, path);
        writeFile(run, state, path, { writer: "mkdir" }, node, {
          folder: true,
        });
        if (status === 0) status = "assumed";
      }
    }
    return status;
  },
};

/** Folders above, as far as nobody spoke of them. */
function makeParents(call: Call, path: Value): void {
  const { run, state, node } = call;
  for (let folder = parent(path); ; folder = parent(folder)) {
    const name = known(base(folder));
    if (name === undefined || name === "" || same(folder, state.shell.cwd))
      return;
    if (state.find(folder).found !== "missing") return;
    writeFile(run, state, folder, { writer: "mkdir" }, node, { folder: true });
  }
}

const rm: Builtin = {
  names: ["rm", "rmdir", "unlink"],
  summary: "Removes files and folders",
  run: (call): Status => {
    const { state } = call;
    const { operands, has } = given(call, [], "rfRvd");
    let status: Status = operands.length > 0 || has("-f", "--force") ? 0 : 1;
    for (const operand of operands) {
      const path = operandPath(call, operand);
      const found = state.find(path);
      const folder = found.found === "written" && found.entry.folder;
      if (
        folder &&
        call.name === "rm" &&
        !has("-r", "-R", "-d", "--recursive")
      ) {
        status = 1;
        continue;
      }
      if (found.found !== "written" && !has("-f", "--force") && status === 0)
        status = "assumed";
      remove(call, path);
    }
    return status;
  },
};

/** Where `cp a b` puts a: into b where that is a folder. */
function destination(
  call: Call,
  source: Value,
  target: Value,
  several: boolean,
): Value | undefined {
  const path = pathOf(call, target);
  const found = call.state.find(path);
  const folder = found.found === "written" && found.entry.folder;
  if (several || folder || namesFolder(target))
    return under(path, base(source));
  return found.found === "unknown" ? undefined : path;
}

const copy: Builtin = {
  names: ["cp", "mv", "install"],
  summary: "Copies or moves files",
  run: (call): Status => {
    const { run, state, node, name } = call;
    const { operands, understood, has } = given(
      call,
      name === "install" ? ["-m", "-o", "-g"] : [],
      name === "install" ? "D" : "rRapfvudL",
    );
    const target = operands.at(-1);
    const sources = operands.slice(0, -1);
    const followed =
      understood &&
      certain(call) &&
      !has("-u", "-d") &&
      target &&
      sources.length > 0;
    if (!followed) {
      const why = run.origin(
        node,
        `these words of \`${name}\` are not followed`,
      );
      for (const { value, unsure } of call.args) {
        state
          .files()
          .open(unsure ? run.unknown(node, why.why) : pathOf(call, value), why);
      }
      return "assumed";
    }
    let status: Status = 0;
    for (const source of sources) {
      const moved = transfer(call, source, target, {
        several: sources.length > 1,
        recursive: has("-r", "-R", "-a"),
      });
      if (moved !== 0 && status === 0) status = moved;
    }
    return status;
  },
};

interface Way {
  readonly several: boolean;
  readonly recursive: boolean;
}

function transfer(
  call: Call,
  source: Argument,
  target: Argument,
  { several, recursive }: Way,
): Status {
  const { run, state, node, name } = call;
  const from = pathOf(call, source.value);
  const files = state.files();
  const found = state.find(from);
  if (found.found === "removed") return 1;
  const folder = found.found === "written" && found.entry.folder;
  const whole = name === "mv" || recursive;
  if (folder && !whole) return 1;
  if (!folder) fileContent(call, source.value, "copy");
  const to = destination(call, from, target.value, several);
  const shared = isOpen(state, from);
  const landed = to ?? pathOf(call, target.value);
  if (to === undefined) {
    const why = run.origin(node, "whether the target is a folder is not known");
    files.open(pathOf(call, target.value), why);
  } else if (folder) {
    copyFolder(call, from, to);
  } else {
    const form: FileForm =
      found.found === "written" && !shared
        ? found.entry.form
        : { writer: name };
    write(call, to, form, { assumed: found.found !== "written" });
    // What the page knows nothing of may be a folder as well.
    if (found.found !== "written") {
      files.open(
        concat(to, text("/")),
        run.origin(node, "what was copied is not known"),
      );
    }
  }
  logCopy(call, from, landed);
  if (name === "mv") remove(call, from);
  const sure =
    found.found === "written" && to !== undefined && hasFolder(state, to);
  return sure ? 0 : "assumed";
}

function copyFolder(call: Call, from: Value, to: Value): void {
  const { run, state, node, name } = call;
  writeFile(run, state, to, { writer: name }, node, { folder: true });
  for (const entry of state.files().entries) {
    if (!within(entry.path, from) || same(entry.path, from)) continue;
    const rest = after(entry.path, from);
    if (!rest || entry.exists === false) continue;
    const path = concat(to, rest);
    if (entry.exists === "maybe") {
      state
        .files()
        .open(path, run.origin(node, "whether it was there is not known"));
    } else {
      writeFile(run, state, path, entry.form, node, { folder: entry.folder });
    }
  }
}

/** What is written under one name appears under the other. */
const ln: Builtin = {
  names: ["ln"],
  summary: "Gives a file another name",
  run: (call) => {
    const { run, state, node, args } = call;
    const why = run.origin(node, "a link leads elsewhere");
    for (const { value, unsure } of args) {
      if (known(value)?.startsWith("-")) continue;
      const path = unsure ? run.unknown(node, why.why) : pathOf(call, value);
      state.files().open(path, why, true);
    }
    return "assumed";
  },
};

const touch: Builtin = {
  names: ["touch"],
  summary: "Makes files, or only dates them anew",
  run: (call) => {
    const { state } = call;
    const { operands } = given(call, ["-d", "-t", "-r"], "acm");
    let status: Status = operands.length > 0 ? 0 : 1;
    for (const operand of operands) {
      const path = operandPath(call, operand);
      const found = state.find(path);
      if (found.found === "written") continue;
      if (!hasFolder(state, path)) status = "assumed";
      const content = found.found === "removed" ? { content: nothing } : {};
      write(call, path, { writer: "touch", ...content });
    }
    return status;
  },
};

const harmless: Builtin = {
  names: ["chmod", "chown", "chgrp", "chattr", "setfacl", "restorecon", "sync"],
  summary: "Change who may do what with files",
  run: () => "assumed",
};

const truncate: Builtin = {
  names: ["truncate", "fallocate", "shred"],
  summary: "Change how long files are",
  run: (call) => {
    const { operands } = given(
      call,
      ["-s", "--size", "-l", "-r", "-n"],
      "coxuz",
    );
    for (const operand of operands)
      write(call, operandPath(call, operand), { writer: call.name });
    return "assumed";
  },
};

export const files: readonly Builtin[] = [
  mkdir,
  rm,
  copy,
  ln,
  touch,
  harmless,
  truncate,
];
