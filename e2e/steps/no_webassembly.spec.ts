// Where the app can't start, the page says what is missing and where the offices are.
import { type Page } from "@playwright/test";
import { expect, test } from "../fixtures/test";

async function expectTold(page: Page): Promise<void> {
  const told = page.getByRole("alert");
  await expect(told.getByRole("heading", { name: "Halaman ini tidak dapat dijalankan" })).toBeVisible();
  await expect(told.getByRole("listitem")).toHaveCount(5);
  await expect(told.getByText("Dinas Komunikasi dan Informatika Kota Pekalongan")).toBeVisible();
}

// A context of its own: what fails here on purpose is no fault.
for (const path of ["/", "/masuk", "/permohonan/data", "/petugas/", "/petugas/ajukan", "/petugas/pengelolaan/"]) {
  test(`its file is refused: ${path}`, async ({ browser, backend }) => {
    const context = await browser.newContext();
    await context.route("**/*.wasm", (route) => route.fulfill({ status: 403 }));
    const page = await context.newPage();
    await page.goto(backend.url + path);
    await expectTold(page);
    await context.close();
  });
}

test("its scripts are refused", async ({ browser, backend }) => {
  const context = await browser.newContext();
  await context.route(/\/(?!start)[^/]*\.js$/, (route) => route.fulfill({ status: 403 }));
  const page = await context.newPage();
  await page.goto(backend.url);
  await expectTold(page);
  await context.close();
});

test("the browser has none", async ({ browser, backend }) => {
  const context = await browser.newContext();
  await context.addInitScript(() => Reflect.deleteProperty(globalThis, "WebAssembly"));
  const page = await context.newPage();
  await page.goto(backend.url);
  await expectTold(page);
  await context.close();
});

test("where it starts, nothing is said", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("button", { name: "English" })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText("Halaman ini tidak dapat dijalankan")).toBeHidden();
});
