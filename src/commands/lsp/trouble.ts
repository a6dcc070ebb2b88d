import {
  MessageType,
  ShowMessageNotification,
  type Connection,
} from "vscode-languageserver";
import { TemplateError } from "../../guide/template-file.ts";
import { MetadataError } from "../../release/source.ts";
import { UsageError } from "../../usage.ts";

/**
 * Tells the editor what went wrong: what the person can put right in a window,
 * once for each; a bug of ours with its stack in the log. Nothing ends the server.
 */
export function tell(connection: Connection): (error: unknown) => void {
  const told = new Set<string>();
  return (error) => {
    const text = wordsOf(error);
    if (text === undefined) {
      connection.console.error(
        `This is a bug in guidepost:\n${stackOf(error)}`,
      );
      return;
    }
    connection.console.warn(text);
    if (told.has(text)) return;
    told.add(text);
    // The editor's answer, if it has one, says nothing.
    void connection.sendNotification(ShowMessageNotification.type, {
      type: MessageType.Warning,
      message: `Guidepost: ${text}`,
    });
  };
}

/** Undefined where it is a bug. */
function wordsOf(error: unknown): string | undefined {
  if (error instanceof UsageError)
    return [error.message, ...error.next].join("\n");
  if (error instanceof MetadataError || error instanceof TemplateError)
    return error.message;
  return undefined;
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  const because = cause === undefined ? "" : `\nbecause: ${stackOf(cause)}`;
  return `${error.stack ?? error.message}${because}`;
}
