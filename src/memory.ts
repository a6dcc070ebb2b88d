import { setFlagsFromString } from "node:v8";

/**
 * Programs in WebAssembly are compiled once and quickly, whatever they do: making
 * the parser of SQL faster takes half a gigabyte, and more time than it saves.
 * Call it before the first of them is loaded.
 */
export function keepMemorySmall(): void {
  setFlagsFromString("--no-wasm-tier-up");
  setFlagsFromString("--no-wasm-dynamic-tiering");
}
