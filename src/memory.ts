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

/**
 * V8 makes a function as fast as it can only when it is called very often: a
 * lint runs many functions for a short time, and other threads of the machine
 * would spend a third of its time on code that is hardly used.
 */
export function compileLess(): void {
  setFlagsFromString("--efficiency-mode");
}
