// A letter that a terminal's camera photographs page by page, beside the hand-off from a phone.
import { type Browser, expect } from "@playwright/test";
import { expectAccessible } from "../fixtures/axe";
import type { Backend } from "../fixtures/backend";
import { countStops, expectPicture, pullOut, test } from "../fixtures/camera";
import { Kiosk, WINDOWS } from "../fixtures/kiosk";
import { DataPage, PassphrasePage } from "../fixtures/pages";
import { PEKALONGAN } from "../fixtures/people";

const BEGIN = "Foto dengan kamera terminal ini";

async function atLetter(browser: Browser, backend: Backend, faults: string[], window = WINDOWS[0], clock = false): Promise<Kiosk> {
  const kiosk = await Kiosk.paired(browser, backend, window, faults, clock);
  await kiosk.context.grantPermissions(["camera"]);
  await kiosk.logIn(`sari@${PEKALONGAN}`);
  await kiosk.link(/^(Perbarui sertifikat|Ajukan penerbitan ulang)$/).click();
  await new DataPage(kiosk.page).confirmData();
  await expect(kiosk.button("Tampilkan kode QR")).toBeVisible();
  return kiosk;
}

for (const window of WINDOWS) {
  test(`pages are taken, turned, removed and sent at ${window.width} × ${window.height}`, async ({ withCamera, backend, faults }) => {
    const kiosk = await atLetter(await withCamera("page"), backend, faults, window);
    const { page } = kiosk;
    await expectAccessible(page, "kamera-tawaran");
    await kiosk.button(BEGIN).click();
    await expectPicture(page);
    await expectAccessible(page, "kamera-menyala");
    const picture = await page.locator("video").elementHandle();
    for (const count of [1, 2, 3]) {
      await expect(page.getByText(/^Letakkan satu halaman rata/)).toBeVisible();
      // An impatient finger takes one page.
      await kiosk.button("Ambil halaman ini").dblclick();
      await expect(page.getByText(`Halaman ${count} dari ${count}`, { exact: true })).toBeVisible();
    }
    // The picture and its buttons stood still: a second tap can't hit what moved there.
    expect(await picture!.evaluate((video) => video.isConnected)).toBe(true);
    await expectPicture(page);
    await expect(kiosk.button("Ambil halaman ini")).toBeFocused();
    await expectAccessible(page, "kamera-tiga-halaman");
    await kiosk.button("Halaman 1 dari 3, putar").click();
    await kiosk.button("Halaman 3 dari 3, hapus").click();
    await kiosk.button("Selesai memotret").click();
    await expect(page.locator("video")).toHaveCount(0);
    await expectAccessible(page, "kamera-selesai");
    await kiosk.goOn();
    await kiosk.expectErrors("Unggah dahulu halaman foto Anda, atau hapus");
    await kiosk.button("Unggah 2 halaman").click();
    await expect(page.locator(".file .name")).toContainText("2 halaman");
    await kiosk.goOn();
    await new PassphrasePage(page).expectShown();
    await kiosk.context.close();
  });
}

test("a camera that is pulled out is told at once; what was taken stays, and the phone is offered", async ({ withCamera, backend, faults }) => {
  const kiosk = await atLetter(await withCamera("page"), backend, faults);
  const { page } = kiosk;
  await kiosk.button(BEGIN).click();
  await expectPicture(page);
  await kiosk.button("Ambil halaman ini").click();
  await expect(page.getByText("Halaman 1 dari 1", { exact: true })).toBeVisible();
  await pullOut(page);
  await expect(page.getByText(/^Kamera terlepas atau berhenti\./)).toBeVisible();
  await expect(page.getByText("Halaman 1 dari 1", { exact: true })).toBeVisible();
  await expect(kiosk.button("Tampilkan kode QR")).toBeVisible();
  await expectAccessible(page, "kamera-terlepas");
  await kiosk.button("Tambah halaman").click();
  await expectPicture(page);
  await expect(page.getByText(/^Kamera terlepas atau berhenti\./)).toBeHidden();
  await kiosk.context.close();
});

test("a refused camera and a black picture are told, and nothing black is taken", async ({ withCamera, backend, faults }) => {
  const kiosk = await atLetter(await withCamera("black"), backend, faults);
  const { page } = kiosk;
  await kiosk.context.clearPermissions();
  await kiosk.context.grantPermissions(["notifications"]);
  await kiosk.button(BEGIN).click();
  await expect(page.getByText(/^Peramban terminal ini tidak mengizinkan pemakaian kamera\./)).toBeVisible();
  await expect(kiosk.button("Tampilkan kode QR")).toBeVisible();
  await expectAccessible(page, "kamera-ditolak");
  await kiosk.context.grantPermissions(["camera"]);
  await kiosk.button(BEGIN).click();
  await expectPicture(page);
  await kiosk.button("Ambil halaman ini").click();
  await expect(page.getByText(/^Gambar dari kamera hitam; tidak ada halaman yang diambil\./)).toBeVisible();
  await expect(page.getByRole("listitem").filter({ has: page.getByRole("img", { includeHidden: true }) })).toHaveCount(0);
  await kiosk.context.close();
});

test("the camera is off once its page is left, and once the terminal is wiped", async ({ withCamera, backend, faults }) => {
  const kiosk = await Kiosk.paired(await withCamera("page"), backend, WINDOWS[0], faults, true);
  const stops = await countStops(kiosk.page);
  await kiosk.context.grantPermissions(["camera"]);
  await kiosk.page.goto("/kios/");
  await kiosk.logIn(`sari@${PEKALONGAN}`);
  await kiosk.link(/^(Perbarui sertifikat|Ajukan penerbitan ulang)$/).click();
  const data = new DataPage(kiosk.page);
  await data.confirmData();
  await kiosk.button(BEGIN).click();
  await expectPicture(kiosk.page);
  expect(stops()).toBe(0);
  await kiosk.link("Kembali").click();
  await data.expectShown();
  await expect.poll(stops).toBe(1);
  await kiosk.goOn();
  await kiosk.button(BEGIN).click();
  await expectPicture(kiosk.page);
  await kiosk.page.clock.fastForward(81_000);
  await kiosk.expectWiped();
  await expect.poll(stops).toBe(2);
  expect(await kiosk.traces()).toEqual([]);
  await kiosk.context.close();
});

test("without a camera none is offered", async ({ browser, backend, faults }) => {
  const kiosk = await atLetter(browser, backend, faults);
  // The page asked before: its answer is there.
  expect(await kiosk.page.evaluate(async () => (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === "videoinput").length)).toBe(0);
  await expect(kiosk.button(BEGIN)).toHaveCount(0);
  await kiosk.context.close();
});
