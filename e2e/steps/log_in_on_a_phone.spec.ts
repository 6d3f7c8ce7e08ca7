// The log-in on a phone, which drops pages while the mail is read, and whose line goes down.
import { expectAccessible } from "../fixtures/axe";
import { PASSWORD } from "../fixtures/backend";
import { LogInPage, Sheet, TokenPage } from "../fixtures/pages";
import { expect, test } from "../fixtures/test";
import { finishLogIn, logIn } from "../fixtures/walk";

const SARI = "sari@pekalongankota.go.id";
const OFFICER = "verifikator@pekalongankota.go.id";

test("the code's page survives a reload, and the link in the mail leads to it", async ({ holder, context }) => {
  const sari = holder(SARI);
  await new LogInPage(sari.page).open();
  await new LogInPage(sari.page).enter(SARI, PASSWORD);
  const page = new TokenPage(sari.page);
  await page.expectShown("Kode dari e-mail");
  await sari.page.reload();
  await page.expectShown("Kode dari e-mail");
  await expect(page.page.getByText(/^Kode dikirim pukul \d\d\.\d\d WIB dan berlaku sampai pukul/)).toBeVisible();
  await page.page.getByText("Tidak menerima kode?").click();
  await expect(page.page.getByText(/hubungi Dinas Komunikasi dan Informatika Kota Pekalongan$/)).toBeVisible();
  await expectAccessible(sari.page, "kode-setelah-muat-ulang");

  const mail = await sari.mailbox.next(/Kode masuk Anda: (\d{6})[\s\S]*?(https?:\/\/\S+\/masuk\/token)/);
  const tab = new TokenPage(await context.newPage());
  await tab.page.goto(mail[2]!);
  await tab.enter(mail[1]!);
  await expect(tab.button("Keluar")).toBeVisible();
  // The first tab goes on by itself.
  await sari.page.reload();
  await expect(page.button("Keluar")).toBeVisible();
});

test("an officer's mail leads to the officers' page", async ({ holder }) => {
  const officer = holder(OFFICER);
  await new LogInPage(officer.page).open("/petugas/masuk");
  await new LogInPage(officer.page).enter(OFFICER, PASSWORD);
  const link = (await officer.mailbox.next(/(https?:\/\/\S+\/petugas\/masuk\/token)/))[1]!;
  await officer.page.goto(link);
  await new TokenPage(officer.page).expectShown("Kode dari e-mail");
});

test("in another browser the page says where the code belongs", async ({ page }) => {
  const sheet = new Sheet(page);
  await page.goto("/masuk/token");
  await sheet.expectShown("Tidak ada kode yang ditunggu di peramban ini");
  await expectAccessible(page, "kode-peramban-lain");
  await sheet.link("Masuk").click();
  await sheet.expectShown("Masuk");
});

test("another code comes in place after a minute, and the first one works as well", async ({ holder, backend }) => {
  const sari = holder(SARI);
  const page = new TokenPage(sari.page);
  await new LogInPage(sari.page).open();
  await new LogInPage(sari.page).enter(SARI, PASSWORD);
  await expect(page.page.getByText(/^Kode baru dapat diminta \d+ detik lagi\.$/)).toBeVisible();
  const first = await sari.mailbox.token();
  await backend.restartAhead(61);
  await sari.page.reload();
  await page.button("Kirim ulang kode").click();
  await sari.mailbox.token();
  await expect(page.page.getByText(/^Kode dikirim pukul/)).toBeFocused();
  await expect(page.page.getByText(/^Kode baru dapat diminta \d+ detik lagi\.$/)).toBeVisible();
  await page.code.fill(first);
  await page.button(/^Masuk$/).click();
  await expect(page.button("Keluar")).toBeVisible();
});

test("what a password manager fills in without an event counts", async ({ holder }) => {
  const sari = holder(SARI);
  const form = new LogInPage(sari.page);
  await form.open();
  await sari.page.evaluate(
    ([identifier, password]) => {
      document.querySelector<HTMLInputElement>("#identifier")!.value = identifier!;
      document.querySelector<HTMLInputElement>("#password")!.value = password!;
    },
    [SARI, PASSWORD],
  );
  await form.submit();
  await new TokenPage(sari.page).expectShown("Kode dari e-mail");
});

test("without a line nothing is called wrong, and the failure goes when the line is back", async ({ holder, context }) => {
  const sari = holder(SARI);
  const form = new LogInPage(sari.page);
  await form.open();
  await context.setOffline(true);
  await form.enter(SARI, PASSWORD);
  await expect(sari.page.getByRole("heading", { name: "Belum berhasil" })).toBeVisible();
  await expect(sari.page.getByText(/^Sambungan terputus\. Yang belum Anda kirim/)).toBeVisible();
  await expectAccessible(sari.page, "luring");
  await context.setOffline(false);
  await expect(sari.page.getByRole("heading", { name: "Belum berhasil" })).toBeHidden();
  await form.submit();
  await new TokenPage(sari.page).expectShown("Kode dari e-mail");
});

test("logging out says so, and what is kept; without a line it says that the session goes on", async ({ holder, context }) => {
  const sari = holder(SARI);
  await logIn(sari);
  const sheet = new Sheet(sari.page);
  await sheet.button("Keluar").click();
  await expect(sari.page.getByText(/^Anda sudah keluar\./)).toBeVisible();
  await expectAccessible(sari.page, "sudah-keluar");
  await logIn(sari);
  await context.setOffline(true);
  await sheet.button("Keluar").click();
  await expect(sari.page.getByText(/sesi Anda belum berakhir di server/)).toBeVisible();
  await context.setOffline(false);
});

test("typing is use: no warning breaks in, and the session goes on", async ({ holder }) => {
  const officer = holder(OFFICER);
  await officer.page.clock.install();
  await logIn(officer, undefined, "/petugas/masuk");
  await officer.page.getByRole("link", { name: "Cari" }).click();
  const words = officer.page.getByRole("searchbox", { name: /^Nama, unit kerja, NIP/ });
  const dialog = officer.page.getByRole("dialog", { name: "Anda masih di sini?" });
  for (const letter of "Sari") {
    await officer.page.clock.fastForward("10:00");
    const extended = officer.page.waitForResponse((response) => response.url().endsWith("/api/session"));
    await words.pressSequentially(letter);
    await extended;
  }
  await expect(dialog).toBeHidden();
  await expect(words).toHaveValue("Sari");
  // True idleness ends it, and the words are still there after the log-in in place.
  await officer.page.clock.fastForward("31:00");
  await expect(new Sheet(officer.page).title("Masuk")).toBeVisible();
  await expect(words).toBeHidden();
  await expectAccessible(officer.page, "masuk-lagi-di-tempat");
  await finishLogIn(officer);
  await expect(words).toHaveValue("Sari");
  await expect(officer.page).toHaveTitle(/^Cari/);
});

test("somebody else who logs in where a session ended sees nothing of the page before", async ({ holder, context, backend }) => {
  const officer = holder(OFFICER);
  await logIn(officer, undefined, "/petugas/masuk");
  const sheet = new Sheet(officer.page);
  await officer.page.goto("/petugas/cari");
  const words = officer.page.getByRole("searchbox", { name: /^Nama, unit kerja, NIP/ });
  await words.fill("Sari Wulandari");
  await context.clearCookies();
  await sheet.button("Cari").click();
  await expect(sheet.title("Masuk")).toBeVisible();
  const colleague = { page: officer.page, email: "aisyah@pekalongankota.go.id" };
  await new LogInPage(colleague.page).enter(colleague.email, PASSWORD);
  const { Mailbox } = await import("../fixtures/mail");
  await new TokenPage(colleague.page).enter(await new Mailbox(backend.data, colleague.email).token());
  await expect(sheet.button("Keluar")).toBeVisible();
  await expect(words).toHaveValue("");
});
