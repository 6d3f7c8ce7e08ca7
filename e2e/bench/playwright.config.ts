import { defineConfig } from "@playwright/test";
import journeys from "../playwright.config";

// One after the other, each alone in the browser.
export default defineConfig({
  ...journeys,
  testDir: ".",
  testMatch: ["*.bench.ts"],
  workers: 1,
  reporter: [["line"]],
  projects: [{ name: "phone", use: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true } }],
});
