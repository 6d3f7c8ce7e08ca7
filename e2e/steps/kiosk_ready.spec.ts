// The page that whoever sets a terminal up goes through: each check when all is well, and what it says when something is not.
import { type Locator, type Page, expect } from "@playwright/test";
import { expectAccessible } from "../fixtures/axe";
import { expectPicture, pullOut, test } from "../fixtures/camera";
import { Kiosk, WINDOWS, asAdministrator, readQr } from "../fixtures/kiosk";
import { OnScreenKeyboard } from "../fixtures/on_screen_keyboard";

const WORD = "Surat-7";

const check = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const works = (section: Locator) => expect(section.getByText("Berfungsi", { exact: true })).toBeVisible();
const fails = (section: Locator) => expect(section.getByText("Bermasalah", { exact: true })).toBeVisible();
const answer = (section: Locator, words: string) => section.getByRole("button", { name: words, exact: true }).click();

/** Opens the page; its browser's clock is so many seconds ahead of the backend's, whatever the time is here. */
async function openReadiness(kiosk: Kiosk, ahead = 0): Promise<void> {
  const terminal = await kiosk.page.request.get("/api/kiosk", { headers: { "x-perbarui-kiosk": "" } });
  const { now } = (await terminal.json()) as { now: number };
  await kiosk.page.clock.install({ time: (now + ahead) * 1000 });
  await kiosk.page.goto("/kios/siap");
  await expect(kiosk.title("Periksa kesiapan terminal")).toBeVisible();
}

/** A finger, not a mouse. */
async function touch(page: Page, target: Locator): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const box = (await target.boundingBox())!;
  const devtools = await page.context().newCDPSession(page);
  const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
  await devtools.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
  await devtools.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

/** What the backend was told. */
async function reported(backend: Parameters<typeof asAdministrator>[0]): Promise<Record<string, unknown>> {
  const fleet = await asAdministrator(backend, async (admin) => (await admin.get("/api/admin/terminals")).json());
  return (fleet as { terminals: { readiness: Record<string, unknown> }[] }).terminals[0]!.readiness;
}

test("a browser that is not paired is shown how to pair", async ({ browser, backend, faults }) => {
  const kiosk = await Kiosk.unpaired(browser, backend, WINDOWS[0], faults);
  await kiosk.page.goto("/kios/siap");
  await expect(kiosk.title("Pasangkan kios ini")).toBeVisible();
  await kiosk.context.close();
});

test("without a connection the first page says so, instead of the browser's own", async ({ browser, backend, faults }) => {
  const kiosk = await Kiosk.paired(browser, backend, WINDOWS[0], faults);
  await kiosk.page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await kiosk.context.setOffline(true);
  await kiosk.link("Kesiapan terminal").click();
  await expect(kiosk.title("Terminal ini belum tersambung")).toBeVisible();
  await kiosk.context.setOffline(false);
  await expect(kiosk.begin).toBeVisible();
  await kiosk.context.close();
});

for (const window of WINDOWS) {
  test(`everything works at ${window.width} × ${window.height}, and the backend is told`, async ({ withCamera, backend, faults }) => {
    const kiosk = await Kiosk.paired(await withCamera("page"), backend, window, faults);
    const { page } = kiosk;
    // The camera without a question, all else shut off: as under the kiosk's policy (kiosk_host.spec.ts).
    await kiosk.context.grantPermissions(["camera"]);
    await kiosk.link("Kesiapan terminal").click();
    await expect(kiosk.title("Periksa kesiapan terminal")).toBeVisible();
    expect(page.url()).toBe(`${backend.url}/kios/`);
    await openReadiness(kiosk);
    await expectAccessible(page, "siap-awal");

    const network = check(page, "Jaringan");
    await expect(network.getByText(/^Server menjawab 5 dari 5 permintaan\. Waktu jawab tengah: \d+ milidetik\.$/)).toBeVisible();
    await works(network);
    await works(check(page, "Jam"));
    await answer(check(page, "Layar dan huruf"), "Ya");
    await works(check(page, "Layar dan huruf"));

    const screen = check(page, "Layar sentuh");
    await answer(screen, "Sentuh di sini dengan jari");
    await expect(screen.getByText("Itu tetikus, bukan sentuhan jari.")).toBeVisible();
    await touch(page, screen.getByRole("button", { name: "Sentuh di sini dengan jari" }));
    await works(screen);

    const onScreen = check(page, "Papan ketik di layar");
    const field = onScreen.getByRole("textbox");
    await field.click();
    await page.keyboard.type(WORD);
    await expect(onScreen.getByText(/^Itu diketik dengan papan ketik yang terpasang\./)).toBeVisible();
    await field.fill("");
    await new OnScreenKeyboard(page, (key) => key.click()).type(WORD);
    await works(onScreen);
    const attached = check(page, "Papan ketik yang terpasang");
    await attached.getByRole("textbox").pressSequentially(WORD);
    await works(attached);
    await kiosk.title("Periksa kesiapan terminal").focus();

    const camera = check(page, "Kamera");
    await answer(camera, "Nyalakan kamera");
    await expectPicture(page);
    await answer(camera, "Ya");
    await works(camera);
    const code = check(page, "Kode QR");
    await answer(code, "Tampilkan kode QR");
    expect(await readQr(code.getByRole("img"))).toMatch(/^http:\/\/localhost:\d+\/ponsel\/kios#/);
    await answer(code, "Ya");
    await works(code);
    const policy = check(page, "Pembatasan peramban");
    await expect(policy.getByText(/: berlaku$/)).toHaveCount(3);
    await answer(policy, "Tidak terbuka apa pun");
    await works(policy);
    await expectAccessible(page, "siap-semua");
    // The other language: nothing is lost.
    await kiosk.button("English").click();
    await expect(kiosk.title("Check that this terminal is ready")).toBeVisible();
    await expect(page.getByText("Works", { exact: true })).toHaveCount(9);
    await expectPicture(page);
    await expectAccessible(page, "siap-inggris");
    await kiosk.button("Bahasa Indonesia").click();

    await kiosk.button("Kirim hasil").click();
    await expect(page.getByText(/^Server menyimpan hasil ini/)).toBeVisible();
    const { network_ms, clock_ahead_secs, ...checks } = await reported(backend);
    expect(network_ms).toBeGreaterThanOrEqual(0);
    expect(Math.abs(clock_ahead_secs as number)).toBeLessThan(60);
    expect(new Set(Object.values(checks))).toEqual(new Set(["passed"]));
    expect(Object.keys(checks)).toHaveLength(7);
    // What changed since was not sent.
    await answer(code, "Tidak");
    await expect(page.getByText(/^Server menyimpan hasil ini/)).toBeHidden();

    // Whoever came next would find this page.
    await page.clock.fastForward(301_000);
    await expect(kiosk.begin).toBeVisible();
    await kiosk.context.close();
  });
}

test("what does not work is told with what to do, and the backend is told, too", async ({ browser, backend, faults }) => {
  const kiosk = await Kiosk.paired(browser, backend, { width: 1024, height: 600 }, faults);
  const { page } = kiosk;
  await openReadiness(kiosk, 3_600);
  const clock = check(page, "Jam");
  await expect(clock.getByText(/^Jam terminal ini mendahului jam server 3[56]\d\d detik\.$/)).toBeVisible();
  await expect(clock.getByText(/timedatectl set-ntp true/)).toBeVisible();
  await fails(clock);
  const screen = check(page, "Layar dan huruf");
  await expect(screen.getByText(/^Layar ini terlalu kecil\./)).toBeVisible();
  await answer(screen, "Tidak");
  await expect(screen.getByText(/fonts-dejavu-core/)).toBeVisible();
  await fails(screen);
  const parts: [string, string, RegExp][] = [
    ["Layar sentuh", "Tidak bereaksi", /^Periksa kabel USB layar/],
    ["Papan ketik di layar", "Tidak bisa diketik", /^Periksa layar sentuh dahulu/],
    ["Papan ketik yang terpasang", "Tidak bisa diketik", /^Periksa sambungan USB/],
    ["Kamera", "Nyalakan kamera", /^Kamera tidak ditemukan\./],
    ["Kode QR", "Tidak", /^Terangkan layar.*alamat localhost:\d+\.$/],
    ["Pembatasan peramban", "Terbuka sesuatu", /^Jalankan install\.sh/],
  ];
  for (const [name, button, advice] of parts) {
    const section = check(page, name);
    await answer(section, button);
    await expect(section.getByText(advice)).toBeVisible();
    await fails(section);
  }
  await expect(check(page, "Kamera").getByText("Peramban ini tidak menemukan kamera.")).toBeVisible();
  await expect(check(page, "Pembatasan peramban").getByText(/: tidak berlaku$/).first()).toBeVisible();

  // The network goes: that is found, the rest stays.
  await kiosk.context.setOffline(true);
  const network = check(page, "Jaringan");
  await answer(network, "Ukur lagi");
  await expect(network.getByText(/^Server menjawab 0 dari 5 permintaan\.$/)).toBeVisible();
  await fails(network);
  await expectAccessible(page, "siap-bermasalah");
  await kiosk.button("Kirim hasil").click();
  await kiosk.expectErrors(/./);
  await fails(clock.or(check(page, "Kode QR")).last());
  await kiosk.context.setOffline(false);
  await answer(network, "Ukur lagi");
  await works(network);
  await kiosk.button("Kirim hasil").click();
  await expect(page.getByText(/^Server menyimpan hasil ini/)).toBeVisible();
  const { network_ms, clock_ahead_secs, ...checks } = await reported(backend);
  expect(network_ms).toBeGreaterThanOrEqual(0);
  expect(clock_ahead_secs).toBeGreaterThan(3_500);
  expect(new Set(Object.values(checks))).toEqual(new Set(["failed"]));
  await kiosk.context.close();
});

test("what was not checked is sent as not checked", async ({ browser, backend, faults }) => {
  const kiosk = await Kiosk.paired(browser, backend, WINDOWS[1], faults);
  await openReadiness(kiosk);
  await works(check(kiosk.page, "Jaringan"));
  await kiosk.button("Kirim hasil").click();
  await expect(kiosk.page.getByText(/^Server menyimpan hasil ini/)).toBeVisible();
  const { keyboard, attached_keyboard, touch, screen, camera, qr } = await reported(backend);
  expect(new Set([keyboard, attached_keyboard, touch, screen, camera, qr])).toEqual(new Set(["skipped"]));
  await kiosk.context.close();
});

test("a camera that is black, refused or pulled out is told", async ({ withCamera, backend, faults }) => {
  const kiosk = await Kiosk.paired(await withCamera("black"), backend, WINDOWS[1], faults);
  const { page } = kiosk;
  await kiosk.context.grantPermissions(["camera"]);
  await openReadiness(kiosk);
  const camera = check(page, "Kamera");
  await answer(camera, "Nyalakan kamera");
  await expectPicture(page);
  await answer(camera, "Ya");
  await expect(camera.getByText(/^Gambarnya hitam\./)).toBeVisible();
  await fails(camera);
  await expectAccessible(page, "siap-kamera-hitam");
  await pullOut(page);
  await expect(camera.getByText(/^Kamera terlepas atau berhenti\./)).toBeVisible();
  await expect(page.locator("video")).toHaveCount(0);
  // All but notifications are refused.
  await kiosk.context.clearPermissions();
  await kiosk.context.grantPermissions(["notifications"]);
  await answer(camera, "Nyalakan kamera");
  await expect(camera.getByText(/^Peramban tidak mengizinkan kamera\./)).toBeVisible();
  await kiosk.context.close();
});
