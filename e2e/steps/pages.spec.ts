// Every other page and state: public pages, large text, offline, timeout.
import { expectAccessible } from "../fixtures/axe";
import { LogInPage, Sheet } from "../fixtures/pages";
import { PEKALONGAN } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { logIn } from "../fixtures/walk";

test("public pages", async ({ page }) => {
  const sheet = new Sheet(page);
  for (const [path, title, name] of [
    ["/", "Perbarui sertifikat elektronik Anda", "mulai"],
    ["/standar", "Standar pelayanan", "standar"],
    ["/privasi", "Pelindungan data pribadi", "privasi"],
    ["/bantuan", "Bantuan", "bantuan"],
    ["/aksesibilitas", "Aksesibilitas", "aksesibilitas"],
    ["/tentang", "Tentang layanan ini", "tentang"],
    ["/masuk", "Masuk", "masuk"],
    ["/aktivasi", "Atur kata sandi", "aktivasi"],
    ["/petugas/masuk", "Masuk", "petugas-masuk"],
    ["/tidak-ada", "Halaman tidak ditemukan", "tidak-ada"],
    ["/petugas/tidak-ada", "Halaman tidak ditemukan", "petugas-tidak-ada"],
  ] as const) {
    await test.step(path, async () => {
      await page.goto(path);
      await expect(sheet.title(title)).toBeVisible();
      await expect(page.getByRole("region", { name: "Perlu bantuan?" })).toBeVisible();
      await expectAccessible(page, name);
    });
  }
});

test("text twice as large still fits", async ({ page }) => {
  for (const [path, last] of [
    ["/", page.getByRole("link", { name: "Mulai sekarang" })],
    ["/masuk", page.getByRole("button", { name: "Masuk", exact: true })],
    ["/standar", page.getByRole("link", { name: /Ciamis/ })],
    ["/bantuan", page.getByRole("heading", { level: 2, name: /iPhone/ })],
    ["/privasi", page.getByRole("heading", { level: 1, name: "Pelindungan data pribadi" })],
  ] as const) {
    await page.goto(path);
    await expect(last, "what comes last is there").toBeVisible();
    await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
    const wide = await page.evaluate(() => document.scrollingElement!.scrollWidth - innerWidth);
    expect(wide, path).toBeLessThanOrEqual(0);
  }
});

test("offline: told in a banner and in words, nothing lost", async ({ page, context }) => {
  const form = new LogInPage(page);
  await form.open();
  await context.setOffline(true);
  const banner = page.getByRole("status").getByText(/^Sambungan terputus\. Yang belum Anda kirim/);
  await expect(banner).toBeVisible();
  await form.enter(`sari@${PEKALONGAN}`, "apa-saja-1");
  await form.expectErrors(/^Sambungan terputus\. Periksa jaringan lalu/);
  await expectAccessible(page, "masuk-offline");
  await expect(form.identifier).toHaveValue(`sari@${PEKALONGAN}`);
  await context.setOffline(false);
  await expect(banner).toHaveCount(0);
  await form.submit();
  await form.expectErrors(/keduanya tidak cocok$/);
});

test("before a session ends it asks, and can be extended", async ({ holder }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  await sari.page.clock.install();
  await logIn(sari);
  // Each answer begins the idle time anew: the page's own must have come before the clock moves.
  await expect(new Sheet(sari.page).link("Perbarui sertifikat")).toBeVisible();
  const dialog = sari.page.getByRole("dialog", { name: "Anda masih di sini?" });
  await sari.page.clock.fastForward("28:00");
  await expect(dialog).toBeHidden();
  await sari.page.clock.fastForward("00:55");
  await expect(dialog).toBeVisible();
  await expectAccessible(sari.page, "masih-di-sini");
  // The page tells its other tabs when it has the answer (src/api/last_use.rs): from there the idle time runs.
  const extended = sari.page.evaluate(
    () => new Promise<void>((done) => (new BroadcastChannel("perbarui").onmessage = () => done())),
  );
  // One press, one request: a second answer would come after the clock has moved, and begin the idle time there.
  const asked: string[] = [];
  sari.page.on("request", (request) => asked.push(request.url()));
  await dialog.getByRole("button", { name: "Tetap masuk" }).click();
  await extended;
  await expect(dialog).toBeHidden();
  expect(asked).toHaveLength(1);
  await sari.page.clock.fastForward("10:00");
  await expect(dialog).toBeHidden();
  await sari.page.clock.fastForward("21:00");
  await expect(new Sheet(sari.page).title("Masuk")).toBeVisible();
  await expect(sari.page.getByText(/^Sesi Anda berakhir\. Masuk lagi/)).toBeVisible();
});
