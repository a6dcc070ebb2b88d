import type { Page } from "./rule.ts";
import type { Event, Rehearsal } from "../session/events.ts";
import type { Value } from "../session/values.ts";

/** Names that nobody gives to what everybody may read. */
const secretName =
  /(?:^|_)(?:PASS(?:WORD|WD|PHRASE)?|PGPASSWORD|PWD|SECRET|TOKEN|CREDENTIALS?|(?:API|ACCESS|PRIVATE|SECRET|ENCRYPTION)_?KEY)$/i;
const folders = /^(?:OLD)?PWD$/;

/**
 * The rehearsal with the name of a secret where its value stood: of variables
 * that the product declares secret, and of those that are called like one.
 */
export function withoutSecrets({
  rehearsal,
  expectations,
}: Pick<Page, "rehearsal" | "expectations">): Rehearsal {
  const { variables } = expectations;
  const secrets = rehearsal.events
    .flatMap((event) => (event.kind === "set" ? event : []))
    .filter(({ name }) => variables[name]?.secret ?? isSecretName(name))
    .flatMap(({ name, value }) =>
      value.flatMap((piece) =>
        piece.kind === "text" ? { name, text: piece.text } : [],
      ),
    )
    // Longest first, so that no part of one is left of another.
    .toSorted((a, b) => b.text.length - a.text.length);
  if (secrets.length === 0) return rehearsal;

  return { ...rehearsal, events: rehearsal.events.map(hidden) };

  function hidden(event: Event): Event {
    if (event.kind === "call") {
      return { ...event, argv: event.argv.map(hiddenValue) };
    }
    return event.kind === "set"
      ? { ...event, value: hiddenValue(event.value) }
      : event;
  }

  function hiddenValue(value: Value): Value {
    return value.map((piece) =>
      piece.kind === "text"
        ? { kind: "text", text: secrets.reduce(hide, piece.text) }
        : piece,
    );
  }
}

function isSecretName(name: string): boolean {
  return secretName.test(name) && !folders.test(name);
}

function hide(text: string, secret: { name: string; text: string }): string {
  return text.replaceAll(secret.text, () => `$${secret.name}`);
}
