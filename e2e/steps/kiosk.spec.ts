// A kiosk: pairing, the whole journey with the letter from a phone, what it shuts, and what a wipe leaves.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expectAccessible } from "../fixtures/axe";
import { Kiosk, Phone, WINDOWS, commandTerminal, pairingCode, readQr } from "../fixtures/kiosk";
import * as letters from "../fixtures/letters";
import { DataPage, PassphrasePage, ReviewPage, SentPage } from "../fixtures/pages";
import { PEKALONGAN } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { PASSPHRASE, logIn } from "../fixtures/walk";

const SARI = `sari@${PEKALONGAN}`;

test("a browser is paired by a code; before it, a kiosk shows how to pair and nothing else", async ({ browser, backend, faults }) => {
  const kiosk = await Kiosk.unpaired(browser, backend, WINDOWS[0], faults);
  await kiosk.page.goto("/kios/");
  await expect(kiosk.title("Pasangkan kios ini")).toBeVisible();
  await expect(kiosk.page.getByRole("link").filter({ visible: true })).toHaveCount(1);
  await expectAccessible(kiosk.page, "kios-pasang");
  await kiosk.button("Pasangkan").click();
  await kiosk.expectErrors(/kode/i);
  const code = kiosk.page.getByLabel("Kode pemasangan");
  await code.fill("AAAA-AAAA");
  await kiosk.button("Pasangkan").click();
  await kiosk.expectErrors(/^Periksa kode ini/);
  await expect(code).toHaveValue("AAAA-AAAA");
  await expectAccessible(kiosk.page, "kios-pasang-salah");
  const paired = await pairingCode(backend);
  await code.fill(paired.toLowerCase().replace("-", " "));
  await kiosk.button("Pasangkan").click();
  await expect(kiosk.title(/^(Perbarui sertifikat elektronik Anda di sini|Kantor sedang tutup)$/)).toBeVisible();
  await kiosk.context.close();

  const other = await Kiosk.unpaired(browser, backend, WINDOWS[0], faults);
  await other.page.goto("/kios/");
  await other.page.getByLabel("Kode pemasangan").fill(paired);
  await other.button("Pasangkan").click();
  await other.expectErrors(/^Periksa kode ini/);
  await other.context.close();
});

for (const window of WINDOWS) {
  test(`the whole journey at ${window.width} × ${window.height}: the letter comes from a phone, and nothing stays`, async ({
    browser,
    backend,
    faults,
  }) => {
    const kiosk = await Kiosk.paired(browser, backend, window, faults);
    const { page } = kiosk;
    await expect(page.getByText("Kios 1 · Lobi")).toBeVisible();
    await expectAccessible(page, "kios-awal");
    await kiosk.button("Periksa terminal ini").click();
    const check = page.getByRole("region", { name: "Periksa terminal ini" });
    expect(await readQr(check.getByRole("img"))).toMatch(/^http:\/\/localhost:\d+\/ponsel\/kios#/);
    await expectAccessible(page, "kios-periksa-terminal");
    await kiosk.logIn(SARI);
    await expectAccessible(page, "kios-sertifikat");
    await page.getByRole("link", { name: /^(Perbarui sertifikat|Ajukan penerbitan ulang)$/ }).click();
    const data = new DataPage(page);
    await data.expectShown();
    // Whoever looks over a shoulder reads no identifier.
    await expect(page.getByText(SARI)).toHaveCount(0);
    await expectAccessible(page, "kios-data");
    await data.confirmData();

    await kiosk.button("Lanjutkan").click();
    await kiosk.expectErrors(/surat/i);
    await kiosk.button("Tampilkan kode QR").click();
    const image = page.getByRole("img", { name: "Kode QR untuk ponsel Anda" });
    const address = await readQr(image);
    const digits = (await page.locator(".matching").textContent())!;
    await expectAccessible(page, "kios-kode-surat");
    const phone = await Phone.open(backend, address);
    expect(phone.code).toBe(digits);
    await expect(page.getByText("Ponsel Anda sudah terhubung").filter({ visible: true }).last()).toBeVisible();
    await expect(image).toHaveCount(0);
    await expectAccessible(page, "kios-ponsel-terhubung");
    await phone.send(letters.letter());
    await expect(page.locator(".file .name")).toContainText("1 halaman");
    await expectAccessible(page, "kios-surat-diterima");
    await kiosk.goOn();

    const passphrase = new PassphrasePage(page);
    await passphrase.expectShown();
    await expectAccessible(page, "kios-passphrase");
    await passphrase.enter(PASSPHRASE);
    const review = new ReviewPage(page);
    await review.expectShown();
    await expectAccessible(page, "kios-periksa");
    await review.send();
    const reference = await new SentPage(page).reference();
    expect(await readQr(page.getByRole("img", { name: "Kode QR halaman permohonan ini" }))).toBe(`${backend.url}/lacak/${reference}`);
    await expectAccessible(page, "kios-terkirim");
    await kiosk.link("Lihat perkembangan").click();
    await expectAccessible(page, "kios-lacak");
    expect(page.url()).toBe(`${backend.url}/kios/`);

    await kiosk.finish.click();
    await kiosk.expectWiped();
    await expect(page.getByText(/^Server mengakhiri sesi Anda dan mencatat penghapusan ini pada .* WIB\.$/)).toBeVisible();
    await expectAccessible(page, "kios-selesai");
    expect(await kiosk.traces()).toEqual([]);
    await kiosk.button("Ke layar awal").click();
    await expect(kiosk.begin).toBeVisible();
    await kiosk.context.close();
  });
}

test("a code is cancelled on the phone or here, asked for anew, and at most five times", async ({ browser, backend, faults }) => {
  const kiosk = await Kiosk.paired(browser, backend, WINDOWS[0], faults);
  const { page } = kiosk;
  await kiosk.logIn(SARI);
  await kiosk.link(/^(Perbarui sertifikat|Ajukan penerbitan ulang)$/).click();
  await new DataPage(page).confirmData();
  await kiosk.button("Tampilkan kode QR").click();
  const phone = await kiosk.phone();
  await phone.decline();
  const cancelled = page.locator(".warn").filter({ hasText: "dibatalkan; tidak ada berkas yang diterima" });
  await expect(cancelled).toBeVisible();
  await expectAccessible(page, "kios-kode-batal");
  await kiosk.button("Minta kode baru").click();
  await kiosk.button("Batalkan").click();
  await expect(cancelled).toBeVisible();
  // Another page and back: the code is still there.
  await kiosk.button("Minta kode baru").click();
  const digits = await page.locator(".matching").textContent();
  await kiosk.link("Kembali").click();
  await new DataPage(page).expectShown();
  await kiosk.goOn();
  await expect(page.locator(".matching")).toHaveText(digits!);
  await kiosk.button("Minta kode baru").click();
  await expect(page.getByText("Kode baru dapat diminta 1 kali lagi.")).toBeVisible();
  await kiosk.button("Minta kode baru").click();
  await expect(kiosk.button("Minta kode baru")).toBeHidden();
  await kiosk.button("Batalkan").click();
  await kiosk.button("Minta kode baru").click();
  await kiosk.expectErrors(/^Tunggu \d+ menit lalu coba lagi/);
  await expectAccessible(page, "kios-kode-terlalu-banyak");
  await kiosk.context.close();
});

test("a new version is loaded while nobody is there, not while somebody uses the first page; until then the fleet page says so", async ({ browser, backend, faults, other }) => {
  const kiosk = await Kiosk.paired(browser, backend, WINDOWS[0], faults, true);
  const { page } = kiosk;
  const build = () => page.locator("html").getAttribute("data-build");
  const before = await build();
  const admin = await other(`admin@${PEKALONGAN}`);
  await logIn(admin, undefined, "/petugas/masuk");
  const expectTag = async (tag: string) => {
    await admin.page.goto("/petugas/pengelolaan/kios");
    await expect(admin.page.locator("dl > div").filter({ hasText: "Kios 1" }).locator(".tag")).toHaveText(tag);
  };
  await expectTag("Aktif");
  // The same program with other apps.
  await backend.publish((dist) => {
    for (const app of ["kiosk", "kiosk_journey"]) {
      const file = join(dist, app, "index.html");
      rmSync(`${file}.br`, { force: true });
      writeFileSync(file, readFileSync(file, "utf8").replace(/data-build="[^"]*"/, 'data-build="aaaabbbbcccc"'));
    }
  });
  // Somebody touches it: it stays.
  await page.getByRole("banner").getByRole("button", { name: "English" }).click();
  await page.clock.fastForward(31_000);
  await expectTag("Versi lama");
  expect(await build()).toBe(before);
  await page.clock.fastForward(61_000);
  await expect(page.locator("html")).toHaveAttribute("data-build", "aaaabbbbcccc");
  await expect(kiosk.begin).toBeVisible();
  expect(page.url()).toBe(`${backend.url}/kios/`);
  await page.clock.fastForward(31_000);
  await expectTag("Aktif");
  await kiosk.context.close();
});

test("a terminal that is locked in the middle of a journey wipes itself", async ({ browser, backend, faults }) => {
  const kiosk = await Kiosk.paired(browser, backend, WINDOWS[0], faults, true);
  await kiosk.logIn(SARI);
  await commandTerminal(backend, "lock");
  await kiosk.page.clock.fastForward(31_000);
  await kiosk.expectWiped();
  await kiosk.button("Ke layar awal").click();
  await expect(kiosk.title("Terminal ini dikunci")).toBeVisible();
  await expectAccessible(kiosk.page, "kios-dikunci");
  await commandTerminal(backend, "unlock");
  await kiosk.page.clock.fastForward(31_000);
  await expect(kiosk.begin).toBeVisible();
  await kiosk.context.close();
});
