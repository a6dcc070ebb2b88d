import { readOptions } from "../shell/words.ts";
import type { Tool } from "./tool.ts";

const valued =
  "-o --output -r --recipient -R --hidden-recipient -u --local-user --default-key --passphrase --passphrase-file --passphrase-fd --pinentry-mode --homedir --keyserver --keyring --cipher-algo --compress-algo --trust-model --status-fd".split(
    " ",
  );

export const gpg: Tool = {
  name: "gpg",
  names: ["gpg", "gpg2"],
  summary: "Encrypts, signs and looks after keys",
  examples: [
    {
      command: "gpg -e -r ops@example.com app.sql",
      does: ["reads app.sql (copy)", "writes app.sql.gpg"],
    },
    {
      command: "gpg -c --armor app.sql",
      does: ["reads app.sql (copy)", "writes app.sql.asc"],
    },
    {
      command: "gpg --batch -c -o app.gpg",
      does: ["reads its input (copy)", "writes app.gpg"],
    },
    {
      command: "gpg -d -o app.sql app.sql.gpg",
      does: ["reads app.sql.gpg (unpack)", "opens app.sql"],
    },
    { command: "gpg --list-keys", does: [] },
  ],
  *effects(words) {
    const options = readOptions(words, { valued });
    const [path] = options.operands;
    const output = options.value("-o", "--output");
    const decrypts = options.has("-d", "--decrypt");
    const encrypts = options.has("-e", "--encrypt", "-c", "--symmetric");
    const signs = options.has(
      "-s",
      "--sign",
      "-b",
      "--detach-sign",
      "--clearsign",
      "--clear-sign",
      "--dearmor",
      "--enarmor",
    );
    if (decrypts || encrypts) {
      const as = decrypts ? "unpack" : "copy";
      if (path === undefined) yield { kind: "input", as };
      else yield { kind: "read", path, as };
    }
    if (output === "-") return;
    if (output !== undefined) {
      // What was encrypted may have been compressed: the form is not known.
      yield { kind: encrypts ? "write" : "open", path: output };
    } else if (encrypts && path !== undefined) {
      const suffix = options.has("-a", "--armor") ? "asc" : "gpg";
      yield { kind: "write", path: `${path}.${suffix}` };
    } else if (signs && path !== undefined) yield { kind: "open", path: "." };
  },
};
