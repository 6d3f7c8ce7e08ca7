// The phone beside a kiosk: it asks which kiosk it is, and hands the letter over.
import type { Browser } from "@playwright/test";
import { expectAccessible } from "../fixtures/axe";
import type { Backend } from "../fixtures/backend";
import { Kiosk, readQr } from "../fixtures/kiosk";
import * as letters from "../fixtures/letters";
import { DataPage, Sheet } from "../fixtures/pages";
import { PEKALONGAN } from "../fixtures/people";
import { expect, test } from "../fixtures/test";

const SARI = `sari@${PEKALONGAN}`;

/** A kiosk at the letter, and the address in the QR code that it shows. */
async function atLetter(browser: Browser, backend: Backend): Promise<{ kiosk: Kiosk; address: string; digits: string }> {
  const kiosk = await Kiosk.paired(browser, backend);
  await kiosk.logIn(SARI);
  await kiosk.page.getByRole("link", { name: /^(Perbarui sertifikat|Ajukan penerbitan ulang)$/ }).click();
  await new DataPage(kiosk.page).confirmData();
  return { kiosk, ...(await code(kiosk)) };
}

async function code(kiosk: Kiosk): Promise<{ address: string; digits: string }> {
  await kiosk.button(/^(Tampilkan kode QR|Minta kode baru)$/).click();
  const address = await readQr(kiosk.page.getByRole("img", { name: "Kode QR untuk ponsel Anda" }));
  return { address, digits: (await kiosk.page.locator(".matching").textContent())! };
}

test("a phone compares the digits and hands the letter over; the kiosk goes on by itself", async ({ page, browser, backend }) => {
  const { kiosk, address, digits } = await atLetter(browser, backend);
  const phone = new Sheet(page);
  await page.goto(address);
  await phone.expectShown("Samakah angkanya?");
  await expect(page.locator(".matching-code")).toHaveText(digits);
  await expect(page.getByText("Lobi", { exact: true })).toBeVisible();
  await expectAccessible(page, "ponsel-angka");
  await phone.button("Ya, sama").click();
  await phone.expectShown("Kirim berkas ke kios");
  await expectAccessible(page, "ponsel-kirim");
  const control = page.locator("input[type=file]").first();
  await control.setInputFiles({ name: "catatan.txt", mimeType: "text/plain", buffer: Buffer.from("bukan surat") });
  await expect(page.getByRole("alert").first()).toBeVisible();
  await expectAccessible(page, "ponsel-salah");
  await page.locator("input[type=file]").first().setInputFiles(letters.letter());
  await phone.expectShown("Berkas sudah masuk");
  await expectAccessible(page, "ponsel-selesai");
  await expect(kiosk.page.locator(".file .name")).toContainText("1 halaman");
  expect(await page.context().cookies()).toEqual([]);
  await kiosk.context.close();
});

test("digits that differ send nothing; a code opens once, and not after the kiosk was wiped", async ({ page, browser, backend, other }) => {
  const { kiosk, address } = await atLetter(browser, backend);
  const phone = new Sheet(page);
  await page.goto(address);
  await phone.button("Tidak sama").click();
  await phone.expectShown("Pengiriman dibatalkan");
  await expectAccessible(page, "ponsel-batal");

  await expect(kiosk.page.getByText("Pengiriman dari ponsel dibatalkan").filter({ visible: true }).last()).toBeVisible();
  const second = await code(kiosk);
  const stranger = await other("");
  await stranger.page.goto(second.address);
  await expect(stranger.page.getByRole("heading", { name: "Samakah angkanya?" })).toBeVisible();
  await page.goto("about:blank");
  await page.goto(second.address);
  await phone.expectShown("Kode ini sudah dipakai");
  await expectAccessible(page, "ponsel-sudah-dipakai");

  // The kiosk is wiped while the other phone chooses.
  await stranger.page.getByRole("button", { name: "Ya, sama" }).click();
  await kiosk.finish.click();
  await kiosk.expectWiped();
  await stranger.page.locator("input[type=file]").first().setInputFiles(letters.letter());
  await expect(stranger.page.getByRole("heading", { name: "Kode ini tidak berlaku lagi" })).toBeVisible();
  await expectAccessible(stranger.page, "ponsel-terlambat");
  await kiosk.context.close();
});

test("a phone learns which kiosk it is, or that it is none", async ({ page, browser, backend }) => {
  const kiosk = await Kiosk.paired(browser, backend);
  await kiosk.button("Periksa terminal ini").click();
  const check = kiosk.page.getByRole("region", { name: "Periksa terminal ini" });
  const address = await readQr(check.getByRole("img"));
  const phone = new Sheet(page);
  await page.goto(address);
  await phone.expectShown("Kios ini terdaftar");
  await expect(check.getByText((await page.locator(".matching-code").textContent())!)).toBeVisible();
  await expectAccessible(page, "ponsel-kios-terdaftar");
  await page.goto("about:blank");
  await page.goto(address.slice(0, -4));
  await phone.expectShown("Kios ini tidak dikenali");
  await expectAccessible(page, "ponsel-kios-asing");
  await kiosk.context.close();
});
