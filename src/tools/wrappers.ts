import { readOptions } from "../shell/words.ts";
import type { Effects, Tool } from "./tool.ts";

const sudoValued =
  "-u --user -g --group -h --host -p --prompt -C -D --chdir -r -t -T -U".split(
    " ",
  );

export const sudo: Tool = {
  name: "sudo",
  names: ["sudo", "doas"],
  summary: "Runs a command as another user",
  examples: [
    { command: "sudo -u postgres pg_dump app", does: ["runs from word 2"] },
    { command: "sudo A=1 env", does: ["runs from word 1"] },
    { command: "sudo -i", does: ["opens a shell"] },
  ],
  *effects(words) {
    const options = readOptions(words, {
      valued: sudoValued,
      stopAtOperand: true,
    });
    let [index = words.length] = options.operandIndexes;
    while (/^[A-Za-z_]\w*=/.test(words[index] ?? "")) index++;
    if (index < words.length) yield { kind: "run", from: index };
    else if (options.has("-i", "-s", "--login", "--shell"))
      yield { kind: "shell" };
  },
};

export const su: Tool = {
  name: "su",
  names: ["su", "runuser"],
  summary: "Becomes another user",
  examples: [
    {
      command: "su - postgres -c 'pg_dump app'",
      does: ["runs a script from word 3"],
    },
    { command: "su - postgres", does: ["opens a shell"] },
  ],
  *effects(words) {
    const at = words.findIndex((word) => /^(?:-\w*c|--command)$/.test(word));
    const dashes = words.indexOf("--");
    if (at >= 0) yield { kind: "script", from: at + 1, to: at + 2 };
    else if (dashes >= 0 && dashes + 1 < words.length) {
      yield { kind: "run", from: dashes + 1 };
    } else yield { kind: "shell" };
  },
};

/** Commands that only change how another one runs. */
function wrapper(
  name: string,
  summary: string,
  example: string,
  at: number,
  valued: string,
  operands = 0,
): Tool {
  return {
    name,
    summary,
    examples: [{ command: example, does: [`runs from word ${at}`] }],
    effects: (words) => wrapped(words, valued.split(" "), operands),
  };
}

function* wrapped(
  words: readonly string[],
  valued: readonly string[],
  operands: number,
): Effects {
  const { operandIndexes } = readOptions(words, {
    valued,
    stopAtOperand: true,
  });
  const [first = words.length] = operandIndexes;
  const from = first + operands;
  if (from < words.length) yield { kind: "run", from };
}

export const nohup = wrapper(
  "nohup",
  "Lets a command outlive the terminal",
  "nohup sleep 9",
  0,
  "",
);
export const time = wrapper(
  "time",
  "Measures a command",
  "/usr/bin/time sleep 9",
  0,
  "-f -o",
);
export const nice = wrapper(
  "nice",
  "Lowers the priority of a command",
  "nice -n 10 sleep 9",
  2,
  "-n --adjustment",
);
export const ionice = wrapper(
  "ionice",
  "Lowers the priority of a command",
  "ionice -c 3 sleep 9",
  2,
  "-c -n -p",
);
export const stdbuf = wrapper(
  "stdbuf",
  "Changes how a command buffers",
  "stdbuf -oL sleep 9",
  1,
  "-i -o -e",
);
export const setsid = wrapper(
  "setsid",
  "Runs a command in a session of its own",
  "setsid sleep 9",
  0,
  "",
);
export const unbuffer = wrapper(
  "unbuffer",
  "Changes how a command buffers",
  "unbuffer sleep 9",
  0,
  "",
);
export const flock = wrapper(
  "flock",
  "Runs a command under a lock",
  "flock /tmp/l sleep 9",
  1,
  "-w --timeout -E",
  1,
);

/** It ends, by force if need be; how is another question. */
export const timeout: Tool = {
  name: "timeout",
  names: ["timeout", "gtimeout"],
  summary: "Stops a command after some time",
  examples: [
    { command: "timeout -k 5 60 sleep 9", does: ["runs from word 3"] },
  ],
  effects: (words) =>
    wrapped(words, "-k --kill-after -s --signal".split(" "), 1),
};

export const watch: Tool = {
  name: "watch",
  summary: "Runs a command again and again",
  examples: [
    {
      command: "watch -n 5 kubectl get pods",
      does: ["does not end: it repeats until it is stopped"],
    },
  ],
  *effects() {
    yield { kind: "endless", why: "it repeats until it is stopped" };
  },
};
