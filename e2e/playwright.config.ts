import { defineConfig } from "@playwright/test";

// Debian's Chromium; CHROMIUM names another (cargo xtask test: chromium-headless-shell where there is one).
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

const launchOptions = {
  executablePath,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

/** Steps that officers walk, mostly at a desk. */
const OFFICERS = /steps\/(administration|dates|inbox|officer|officer_filing|search|survey_plans|workbench)\.spec\.ts$/;

/** Journeys at a kiosk, which has windows of its own. */
const KIOSK = /journeys\/kiosk\w*\.spec\.ts$/;

export default defineConfig({
  testDir: ".",
  outputDir: "../target/e2e/results",
  testMatch: ["journeys/**/*.spec.ts", "steps/**/*.spec.ts"],
  workers: 2,
  retries: 0,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // Generous: two busy cores make keys, check passwords and draw pages for several tests at once. What is there at once
  // costs nothing.
  timeout: 600_000,
  expect: { timeout: 30_000 },
  reporter: [["list"]],
  use: {
    launchOptions,
    locale: "id-ID",
    timezoneId: "Asia/Jakarta",
    // Actions and network only: pictures of every change are a quarter of the journeys' time.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false, sources: false },
    screenshot: "only-on-failure",
    actionTimeout: 30_000,
    // Colours are judged where they end, not on the way there.
    contextOptions: { reducedMotion: "reduce" },
  },
  // Journeys are walked in both windows (those at a kiosk in its own), single steps in that of the people who walk them; every page that a test looks at
  // must fit into the narrowest window, too (fixtures/axe.ts).
  projects: [
    {
      name: "phone",
      testIgnore: OFFICERS,
      use: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
    },
    {
      name: "desktop",
      testMatch: ["journeys/**/*.spec.ts", OFFICERS],
      testIgnore: KIOSK,
      use: { viewport: { width: 1280, height: 800 } },
    },
  ],
});
