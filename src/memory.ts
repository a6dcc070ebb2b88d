import { setFlagsFromString } from "node:v8";

/**
 * Call it before the first page of many.
 *
 * Programs in WebAssembly are compiled once and quickly, whatever they do: making
 * the parser of SQL faster takes half a gigabyte, and more time than it saves.
 *
 * Nothing of a page outlives it, yet what is live of one page at a time makes V8
 * double its space for young values, up to 128 MB. It stays as large as it is
 * when the program is loaded, which takes no longer.
 */
export function keepMemorySmall(): void {
  setFlagsFromString("--no-wasm-tier-up");
  setFlagsFromString("--no-wasm-dynamic-tiering");
  setFlagsFromString("--semi-space-growth-factor=1");
}

/**
 * V8 makes a function as fast as it can only when it is called very often: a
 * lint runs many functions for a short time, and other threads of the machine
 * would spend a third of its time on code that is hardly used.
 */
export function compileLess(): void {
  setFlagsFromString("--efficiency-mode");
}
