import { expect, test } from "vitest";
import { squashed, textOf, type Page } from "./html.ts";

/** What the pages of products and releases tell, by their text. */
export function productTests(pageAt: (path: string) => Page): void {
  const textAt = (path: string) => textOf(pageAt(path));
  const expectSaid = (path: string, all: readonly string[]) => {
    for (const said of all) expect(textAt(path)).toContain(squashed(said));
  };

  test("a product's page says what is supported, what it promises and what may go wrong", () => {
    expectSaid("/products/harbour/", [
      "1.2.0 Required stop No longer supported 1 March 2025 Third ship",
      "1 breaking change, 16 settings, 2 migrations, 1 deprecation",
      "Do not install",
      "It leaks; fixed in 1.2.0",
      "Release Crane controller PostgreSQL 1.3.0",
      "One upgrade crosses at most 4 minor versions.",
      "Patch Mends holes. up to 10 seconds none",
      "Inspection Emergency It is the law. 1 minute to 2 minutes",
      "It rolls",
    ]);
  });

  test("a product's page draws its releases along time and says the same in words", () => {
    expectSaid("/products/artisan/", [
      "Releases of Artisan along time",
      "Artisan: 6 releases, from 1.0.0 on 2025-05-20 to 2.0.0 on 2026-06-15.",
      "Backend: 8 releases, from 1.0.0 on 2025-05-20 to 2.0.0 on 2026-06-15.",
      "Jul 2025 Oct 2025 Jan 2026 Apr 2026",
    ]);
  });

  test("a product's page lists the lines and whether each is supported", () => {
    expectSaid("/products/artisan/", [
      "2.0 Supported 2.0.0 15 June 2026",
      "1.0 Ended: upgrade to a supported line 1.0.0 20 May 2025",
    ]);
  });

  test("a product's page tells of every deprecation since when, until when and what instead", () => {
    expectSaid("/products/artisan/", [
      "GET /api/health 1.1.0 2.0.0 GET /api/system/health",
      "UPLOAD_DIR Environment of the backend 1.2.0 2.0.0 STORAGE_DIR",
    ]);
    expectSaid("/products/harbour/", [
      "GET /tow 1.2.0 1.3.0 GET /push since 1.2.0",
    ]);
  });

  test("pages of a product whose history is an example begin by saying so", () => {
    for (const path of [
      "/products/artisan/",
      "/products/artisan/releases/2.0.0/",
    ]) {
      const text = textAt(path);
      const note = text.indexOf(
        squashed("Example data. The procedure follows"),
      );
      expect(note, path).toBeGreaterThan(-1);
      expect(note, path).toBeLessThan(text.indexOf(squashed("I run")));
      expect(text.indexOf(squashed("Example data."), note + 1), path).toBe(-1);
    }
  });

  test("each table and list of a product stands once", () => {
    const text = textAt("/products/artisan/");
    for (const once of ["Supported What it brings", "First stable release."])
      expect(text).not.toContain(squashed(once));
  });

  test("a release's page says how it stands, what it changes and what it works with", () => {
    expectSaid("/products/harbour/releases/1.2.0/", [
      "Released 1 March 2025",
      "Standing Required stop No longer supported",
      "Upgrade hard, 1 hour to 2 hours of a person's time",
      "Crane controller >=1.0.0 PostgreSQL >=14 <17",
      "Why a stop The hull is rebuilt",
      "Breaking: No towing",
      "Renamed SPEED KNOTS SPEED",
      "Rebuild the hull",
      "GET /tow 1.3.0",
      "Before 1.1.0 After 1.2.1",
    ]);
  });

  test("a page of a product names its feed, itself and, where it is published, a card", () => {
    for (const path of [
      "/products/artisan/",
      "/products/artisan/releases/2.0.0/",
      "/guides/artisan/1.0.0-to-2.0.0/",
      "/plan/artisan/",
    ]) {
      const head = headOf(pageAt(path));
      expect(head, path).toMatchObject({
        "application/atom+xml": "/handbook/products/artisan/feed.xml",
        "og:url": `https://guides.example/handbook${path}`,
        "og:image": "https://guides.example/handbook/card.png",
      });
      expect(head["og:title"], path).toContain("Artisan");
      expect(head["og:description"], path).toBeTruthy();
    }
    expect(headOf(pageAt("/rules/"))).not.toHaveProperty(
      "application/atom+xml",
    );
  });

  test("a release without any statement of its own has what was asked for before", () => {
    expectSaid("/products/artisan/releases/1.2.0/", ["PostgreSQL >=14 <17"]);
  });

  test("a release that nobody should run says so, and which to take instead", () => {
    expectSaid("/products/harbour/releases/1.1.0/", [
      "Do not run it. It leaks; fixed in 1.2.0",
      "Do not install take 1.2.0",
    ]);
  });
}

/** What a page says of itself to others, by the name it says it under. */
function headOf({ elements }: Page): Readonly<Record<string, unknown>> {
  const told = elements.flatMap(({ tagName, properties }) => {
    const { property, content, type, href } = properties;
    if (tagName === "meta" && property) return [[property, content]];
    return tagName === "link" && type ? [[type, href]] : [];
  });
  return Object.fromEntries(told);
}
