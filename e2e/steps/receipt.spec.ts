// The receipt of what was sent, and the public page that tells whether one is genuine.
import { expectAccessible } from "../fixtures/axe";
import { PEKALONGAN } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { apply } from "../fixtures/walk";
import { execFileSync } from "node:child_process";

test("a receipt is downloaded, and its code is recognised by whoever checks it", async ({ holder, other }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  const reference = await apply(sari);
  await sari.page.goto(`/lacak/${reference}`);
  await expectAccessible(sari.page, "lacak-tanda-terima");
  const link = sari.page.getByRole("link", { name: "Unduh tanda terima (PDF)" });
  const [download] = await Promise.all([sari.page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toBe(`tanda-terima-${reference}.pdf`);
  const text = execFileSync("pdftotext", ["-layout", await download.path(), "-"], { encoding: "utf8" });
  const code = text.match(/Kode\s+([0-9A-Z]{4}(?:-[0-9A-Z]{4}){4})/)![1]!;

  const { page } = await other("nobody@example.org");
  await page.goto("/periksa");
  await expectAccessible(page, "periksa");
  const field = page.getByLabel("Kode tanda terima");
  await field.fill("7K3M");
  await page.getByRole("button", { name: "Periksa" }).click();
  await expect(page).toHaveTitle(/^Kesalahan: /);
  await expect(field).toHaveValue("7K3M");
  await expect(field).toHaveAccessibleDescription(/ada huruf atau angka yang salah/);
  await expectAccessible(page, "periksa-salah");
  await field.fill(code.toLowerCase());
  await page.getByRole("button", { name: "Periksa" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tanda terima ini asli");
  await expect(page.getByText(reference)).toBeVisible();
  await expect(page.getByText("Sari")).toHaveCount(0);
  await expectAccessible(page, "periksa-asli");
});
