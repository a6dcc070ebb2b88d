import { createConnection } from "vscode-languageserver/node";
import { serve, type ServerSetup } from "./server.ts";

/**
 * Serves the editor at the other end of this process's standard streams. The
 * process ends when the editor says so, or is gone.
 */
export function serveEditor(setup: ServerSetup): Promise<never> {
  // What a plugin prints would be read as a message.
  console.log = console.info = console.debug = console.error;
  const connection = createConnection(process.stdin, process.stdout);
  process.on("unhandledRejection", (error) => {
    connection.console.error(`This is a bug in guidepost:\n${String(error)}`);
  });
  serve(connection, setup);
  return new Promise(() => {});
}
