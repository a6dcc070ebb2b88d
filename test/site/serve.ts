import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { createGzip } from "node:zlib";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

/** Serves a folder under a path, as a static host would; `close` ends it. */
export async function serve(
  folder: string,
  base: string,
  { isCompressed = false }: { readonly isCompressed?: boolean } = {},
): Promise<{ origin: string; close: () => void }> {
  const server = createServer(({ url = "/" }, response) => {
    const { pathname } = new URL(url, "http://localhost");
    const path = decodeURIComponent(pathname);
    const inside = path.startsWith(base) ? path.slice(base.length) : "404";
    const wanted = join(folder, inside);
    const file =
      existsSync(wanted) && statSync(wanted).isDirectory()
        ? join(wanted, "index.html")
        : wanted;
    const found = existsSync(file);
    const sent = found ? file : join(folder, "404.html");
    const type = types[extname(sent)];
    const isZipped = isCompressed && type !== undefined;
    response.writeHead(found ? 200 : 404, {
      "content-type": type ?? "application/octet-stream",
      ...(isZipped && { "content-encoding": "gzip" }),
    });
    const body = createReadStream(sent);
    if (isZipped) body.pipe(createGzip()).pipe(response);
    else body.pipe(response);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  if (address === null || typeof address === "string") {
    throw new Error("Unexpected pipe, expected a port");
  }
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
