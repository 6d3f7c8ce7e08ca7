// What a person does with an account over time: the first password, a forgotten one, a link that is no longer good, and
// the two doors, holders' and officers'.
import { expectAccessible } from "../fixtures/axe";
import { PASSWORD } from "../fixtures/backend";
import { InboxPage } from "../fixtures/officer_pages";
import { CertificatePage, LogInPage, Sheet, TokenPage } from "../fixtures/pages";
import { askLink, link, open, setPassword } from "../fixtures/password";
import { PEKALONGAN } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { logIn, nothing } from "../fixtures/walk";

const NEW_PASSWORD = "kabut-senja-hutan-58";

test("wahyu activates his account, and logs in with the password he chose", async ({ holder }) => {
  const wahyu = holder(`wahyu@${PEKALONGAN}`);
  // Without a password nobody gets in, and the answer does not tell why.
  const form = new LogInPage(wahyu.page);
  await form.open();
  await form.enter(wahyu.email, PASSWORD);
  await form.expectErrors(/keduanya tidak cocok$/);
  await form.link("Pertama kali masuk atau lupa kata sandi").click();

  await askLink(wahyu.page, wahyu.email);
  await open(wahyu, await link(wahyu));
  await setPassword(wahyu.page, NEW_PASSWORD);
  await form.link("Masuk").click();
  await form.expectShown("Masuk");
  await form.enter(wahyu.email, NEW_PASSWORD);
  await new TokenPage(wahyu.page).enter(await wahyu.mailbox.token());
  await new CertificatePage(wahyu.page).expectShown(/^Sertifikat Anda berlaku sampai .*, (19|20) hari lagi$/);
  await expectAccessible(wahyu.page, "sertifikat-aktivasi");
});

test("a forgotten password: other sessions end, the old password is dead, the new one works", async ({ holder, other }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  await logIn(sari);

  const second = await other(sari.email);
  await second.page.goto("/aktivasi");
  await askLink(second.page, sari.email);
  await open(second, await link(second));
  await setPassword(second.page, NEW_PASSWORD);
  await sari.mailbox.next(/Kata sandi Anda sudah diganti/);

  await sari.page.reload();
  const form = new LogInPage(sari.page);
  await expect(form.title("Masuk")).toBeVisible();
  await form.enter(sari.email, PASSWORD);
  await form.expectErrors(/keduanya tidak cocok$/);
  sari.mailbox.forgetTokens();
  await form.enter(sari.email, NEW_PASSWORD);
  await new TokenPage(sari.page).enter(await sari.mailbox.token());
  await new CertificatePage(sari.page).expectShown(/^Sertifikat Anda berlaku sampai /);
});

test("every page knows who is logged in, and leads back to where one was", async ({ holder, context }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  const page = new CertificatePage(sari.page);
  await logIn(sari, nothing);
  await page.begin();
  await page.expectShown("Periksa data Anda");
  await page.link("Pelindungan data pribadi").click();
  await expect(page.title("Pelindungan data pribadi")).toBeVisible();
  await expect(page.button("Keluar")).toBeVisible();
  await expect(sari.page.getByText("(0285) 421243").first()).toBeVisible();
  await page.link("Kembali").click();
  await expect(page.title("Periksa data Anda")).toBeVisible();

  // In another tab, too: the start page goes on, and the log-in is left out.
  const tab = new Sheet(await context.newPage());
  await tab.page.goto("/");
  await expect(tab.link("Lanjutkan sebagai Sari Wulandari")).toBeVisible();
  await expectAccessible(tab.page, "awal-sudah-masuk");
  await tab.page.goto("/masuk");
  await expect(tab.title(/^Sertifikat Anda berlaku sampai /)).toBeVisible();
  await tab.page.goto("/permohonan/masuk");
  await expect(tab.title("Periksa data Anda")).toBeVisible();
  await tab.button("Keluar").click();
  await expect(tab.link("Mulai sekarang")).toBeVisible();
  await tab.page.goto("/masuk");
  await expect(tab.title("Masuk")).toBeVisible();
});

test("a link that a mail program cut at its # can be pasted", async ({ holder }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  await sari.page.goto("/aktivasi");
  await askLink(sari.page, sari.email);
  const whole = await link(sari);
  const page = new Sheet(sari.page);
  await sari.page.goto(whole.split("#")[0]!);
  await expect(page.title("Tautan ini tidak dapat dipakai")).toBeVisible();
  await sari.page.getByLabel("Tautan dari e-mail").fill(whole);
  await expectAccessible(sari.page, "tautan-tempel");
  await page.button("Lanjutkan").click();
  await expect(page.title("Buat kata sandi")).toBeVisible();
  await setPassword(sari.page, NEW_PASSWORD);
});

test("a link of an older mail and a made-up one are explained, and lead to a new one", async ({ holder }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  const page = new Sheet(sari.page);
  await sari.page.goto("/aktivasi");
  await askLink(sari.page, sari.email);
  const older = await link(sari);
  await sari.page.goto("/aktivasi");
  await askLink(sari.page, sari.email);
  const newer = await link(sari);
  await open(sari, newer);
  await setPassword(sari.page, NEW_PASSWORD);

  for (const dead of [older, newer.replace(/#.*/, "#bukan-tautan")]) {
    await open(sari, dead);
    await expect(page.title("Tautan ini tidak dapat dipakai")).toBeVisible();
  }
  await expectAccessible(sari.page, "sandi-tautan-mati");
  await page.link("Atur kata sandi").click();
  await page.expectShown("Atur kata sandi");
  await askLink(sari.page, sari.email);
  await open(sari, await link(sari));
  await setPassword(sari.page, NEW_PASSWORD);
});

test("an unknown address gets the same answer as a known one", async ({ page, other }) => {
  const answers: string[] = [];
  for (const address of [`tidak.ada@${PEKALONGAN}`, `sari@${PEKALONGAN}`]) {
    await page.goto("/aktivasi");
    await askLink(page, address);
    answers.push((await page.getByRole("main").textContent())!.replace(address, "…"));
  }
  expect(answers[1]).toBe(answers[0]);
  await expectAccessible(page, "tautan-dikirim");
  // Mails leave in turn: the known one's, asked for last, is there, so the other's would be, too.
  await link(await other(`sari@${PEKALONGAN}`));
  const nobody = await other(`tidak.ada@${PEKALONGAN}`);
  expect(nobody.mailbox.has(/./)).toBe(false);
});

test("a session on another device is ended from the list; the log-out forgets all but the language", async ({ holder, other }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  await logIn(sari);
  const second = await other(sari.email);
  await logIn(second);

  const page = new Sheet(sari.page);
  await page.link("Akun saya").click();
  await page.link("Sesi dan perangkat yang sedang masuk").click();
  await expect(page.title("Sesi Anda")).toBeVisible();
  const strange = sari.page.getByText("Sesi lain", { exact: true });
  await expect(strange).toHaveCount(1);
  await expectAccessible(sari.page, "sesi");
  await sari.page.getByRole("button", { name: "Akhiri", exact: true }).click();
  await expect(strange).toHaveCount(0);
  await expect(page.button("Akhiri semua sesi lain")).toHaveCount(0);
  await second.page.reload();
  await expect(new LogInPage(second.page).title("Masuk")).toBeVisible();

  await page.button("English").click();
  // Focus stays on what chose the language.
  await expect(page.title("Your sessions")).toBeVisible();
  await page.button("Log out").click();
  await expect(page.title("Renew your electronic certificate")).toBeVisible();
  await sari.page.reload();
  await expect(page.title("Renew your electronic certificate")).toBeVisible();
});

test("an officer's door: officers come in, also after a forgotten password; a mere holder is led on", async ({ holder, other }) => {
  const maya = holder(`verifikator@${PEKALONGAN}`);
  const form = new LogInPage(maya.page);
  await form.open("/petugas/masuk");
  await expectAccessible(maya.page, "petugas-masuk");
  await form.link("Pertama kali masuk atau lupa kata sandi").click();
  await askLink(maya.page, maya.email);
  await open(maya, await link(maya));
  await setPassword(maya.page, NEW_PASSWORD);
  // The link led to the holders' app; its log-in leads her to her queue.
  await form.link("Masuk").click();
  await form.expectShown("Masuk");
  await form.enter(maya.email, NEW_PASSWORD);
  await new TokenPage(maya.page).enter(await maya.mailbox.token());
  const inbox = new InboxPage(maya.page);
  await inbox.expectShown(/^Menunggu Anda/);
  await expect(maya.page.getByText("Tidak ada yang menunggu Anda")).toBeVisible();
  await expectAccessible(maya.page, "petugas-antrean-kosong");

  // By the holders' door she finds the way back.
  await maya.page.goto("/sertifikat");
  const mine = new CertificatePage(maya.page);
  await mine.expectShown("Hubungi petugas tentang sertifikat Anda");
  await expectAccessible(maya.page, "sertifikat-petugas");
  await mine.link("Ke antrean petugas").click();
  await inbox.expectShown(/^Menunggu Anda/);

  const sari = await other(`sari@${PEKALONGAN}`);
  await logIn(sari, undefined, "/petugas/masuk");
  const page = new Sheet(sari.page);
  await page.expectShown("Akun ini bukan akun petugas");
  await page.link("Ke Sertifikat saya").click();
  await new CertificatePage(sari.page).expectShown(/^Sertifikat Anda berlaku sampai /);
});
