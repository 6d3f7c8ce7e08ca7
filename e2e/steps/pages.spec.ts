// Every other page and state: public pages, each certificate, English, dark, forced colours, large text, offline, timeout.
import { expectAccessible } from "../fixtures/axe";
import { CertificatePage, LogInPage, Sheet } from "../fixtures/pages";
import { MERANTI, PEKALONGAN } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { logIn } from "../fixtures/walk";

test("public pages", async ({ page }) => {
  const sheet = new Sheet(page);
  for (const [path, title, name] of [
    ["/", "Perbarui sertifikat elektronik Anda", "mulai"],
    ["/standar", "Standar pelayanan", "standar"],
    ["/privasi", "Data pribadi Anda", "privasi"],
    ["/masuk", "Masuk", "masuk"],
    ["/aktivasi", "Minta tautan kata sandi", "aktivasi"],
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

const STATES: [string, RegExp, RegExp, string | null][] = [
  [`bima@${PEKALONGAN}`, /^Sertifikat Anda berlaku sampai /, /Pembaruan dibuka mulai \d+ \w+ \d{4}/, null],
  [`dewi@${MERANTI}`, /Hubungi petugas/, /Sertifikat Anda dicabut/, null],
  [`aisyah@${PEKALONGAN}`, /, \d hari lagi$/, /Perbarui sekarang/, "Perbarui sertifikat"],
];

for (const [email, title, words, act] of STATES) {
  test(`my certificate: ${email}`, async ({ holder }) => {
    const who = holder(email);
    await logIn(who);
    const page = new CertificatePage(who.page);
    await page.stands(title);
    await expect(who.page.getByText(words).first()).toBeVisible();
    await expect(page.link(/^(Perbarui sertifikat|Ajukan penerbitan ulang)$/)).toHaveCount(act ? 1 : 0);
    await expectAccessible(who.page, `sertifikat-${email.split("@")[0]}`);
    // The address of the wizard leads nobody around the verdict.
    if (!act) {
      await who.page.goto("/permohonan/data");
      await expect(page.title("Halaman belum dapat ditampilkan")).toBeVisible();
      await expectAccessible(who.page, "permohonan-tertutup");
    }
  });
}

test("English is one press away and stays", async ({ page }) => {
  const sheet = new Sheet(page);
  await page.goto("/");
  await expect(sheet.title("Perbarui sertifikat elektronik Anda")).toBeVisible();
  await sheet.button("English").click();
  await expect(sheet.title(/certificate/i)).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expectAccessible(page, "start-english");
  await page.reload();
  await expect(sheet.title(/certificate/i)).toBeVisible();
  await sheet.button("Bahasa Indonesia").or(sheet.button("Indonesia")).click();
  await expect(sheet.title("Perbarui sertifikat elektronik Anda")).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "id");
});

for (const look of [{ colorScheme: "dark" }, { forcedColors: "active" }, { reducedMotion: "reduce" }] as const) {
  test(`looks: ${JSON.stringify(look)}`, async ({ holder }) => {
    const sari = holder(`sari@${PEKALONGAN}`);
    const name = Object.values(look)[0];
    await sari.page.emulateMedia(look);
    await logIn(sari, async (page, where) => expectAccessible(page, `${where}-${name}`));
    await expectAccessible(sari.page, `sertifikat-${name}`);
    await sari.page.goto("/permohonan/data");
    await expect(new Sheet(sari.page).title("Periksa data Anda")).toBeVisible();
    await expectAccessible(sari.page, `data-${name}`);
  });
}

test("text twice as large still fits", async ({ page }) => {
  for (const path of ["/", "/masuk", "/standar", "/privasi"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
    const wide = await page.evaluate(() => document.scrollingElement!.scrollWidth - innerWidth);
    expect(wide, path).toBeLessThanOrEqual(0);
  }
});

test("offline: told in a banner and in words, nothing lost", async ({ page, context }) => {
  const form = new LogInPage(page);
  await form.open();
  await context.setOffline(true);
  await expect(page.getByRole("status").filter({ hasText: /^Sambungan terputus/ })).toBeVisible();
  await form.enter(`sari@${PEKALONGAN}`, "apa-saja-1");
  await form.complains(/^Sambungan terputus\. Periksa jaringan Anda/);
  await expectAccessible(page, "masuk-offline");
  await expect(form.identifier).toHaveValue(`sari@${PEKALONGAN}`);
  await context.setOffline(false);
  await expect(page.getByRole("status").filter({ hasText: /^Sambungan terputus/ })).toHaveCount(0);
  await form.submit();
  await form.complains(/keduanya tidak cocok$/);
});

test("before a session ends it asks, and can be extended", async ({ holder }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  await sari.page.clock.install();
  await logIn(sari);
  const dialog = sari.page.getByRole("dialog", { name: "Anda masih di sini?" });
  await sari.page.clock.fastForward("28:00");
  await expect(dialog).toBeHidden();
  await sari.page.clock.fastForward("00:55");
  await expect(dialog).toBeVisible();
  await expectAccessible(sari.page, "masih-di-sini");
  await dialog.getByRole("button", { name: "Tetap masuk" }).click();
  await expect(dialog).toBeHidden();
  await sari.page.clock.fastForward("10:00");
  await expect(dialog).toBeHidden();
  await sari.page.clock.fastForward("21:00");
  await expect(new Sheet(sari.page).title("Masuk")).toBeVisible();
  await expect(sari.page.getByText(/^Sesi Anda berakhir\. Masuk lagi/)).toBeVisible();
});
