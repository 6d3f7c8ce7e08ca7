// Sari at a kiosk whose network is gone each time that she presses something, from the first screen to the mailed link of her
// certificate: nothing is lost, nothing is sent twice, and each page says what is true.
import type { Page, Request } from "@playwright/test";
import { PASSWORD } from "../fixtures/backend";
import { Kiosk, WINDOWS, expectAccessibleAtKiosk, sendLetter } from "../fixtures/kiosk";
import { CODE, POSITION } from "../fixtures/kiosk_walk";
import * as letters from "../fixtures/letters";
import { expectInView } from "../fixtures/on_screen_keyboard";
import { ChangesPage, DataPage, LogInPage, PassphrasePage, ReviewPage, SentPage, Sheet, TokenPage, UploadPage } from "../fixtures/pages";
import { PEKALONGAN } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { PASSPHRASE, approve } from "../fixtures/walk";

const LOST = "Sambungan terputus. Periksa jaringan lalu coba lagi; isian Anda masih ada";
const NEW = `sari.w@${PEKALONGAN}`;

/** What reached the backend and changed something there: method and path, without ids. */
function changesOf(page: Page): string[] {
  const changes: string[] = [];
  page.on("requestfinished", (request: Request) => {
    const path = new URL(request.url()).pathname.replace(/PBR-[\w-]+/, "NUMBER");
    if (request.method() !== "GET" && path.startsWith("/api/")) changes.push(`${request.method()} ${path}`);
  });
  return changes;
}

test("a kiosk's network that is gone at each step loses nothing and sends nothing twice", async ({ browser, backend, faults, holder, other }) => {
  const kiosk = await Kiosk.paired(browser, backend, WINDOWS[1], faults);
  const { page, context } = kiosk;
  const sari = holder(`sari@${PEKALONGAN}`);
  const own = await other(NEW);
  const changes = changesOf(page);
  const banner = page.getByText(/^Sambungan terputus\. (Yang belum Anda kirim|Isi halaman ini) /);
  /** Does something without a network, looks at what is said, and lets the network come back. */
  const cut = async (act: () => Promise<void>, said: () => Promise<void>) => {
    await context.setOffline(true);
    await act();
    await said();
    await expect(banner).toBeVisible();
    await context.setOffline(false);
    await expect(banner).toBeHidden();
  };
  const notLoaded = () => expect(kiosk.title("Halaman belum dapat ditampilkan")).toBeVisible();

  // The kiosk brings the journey's document itself.
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  const logIn = new LogInPage(page);
  await cut(() => kiosk.begin.click(), () => expect(logIn.title("Masuk")).toBeVisible());
  await cut(
    () => logIn.identifier.tap(),
    async () => {
      // Neither the keyboard nor what is said of the connection hides the other, or the field.
      await expectInView(logIn.identifier);
      const [said, keys] = [(await banner.boundingBox())!, (await page.locator("#keyboard").boundingBox())!];
      expect(said.y + said.height).toBeLessThanOrEqual(keys.y + 1);
      await expectAccessibleAtKiosk(page, "kios-terputus-papan-ketik");
    },
  );
  await cut(() => logIn.enter(sari.email, PASSWORD), () => logIn.expectErrors(LOST));
  await expectAccessibleAtKiosk(page, "kios-masuk-kesalahan");
  await logIn.submit();
  const token = new TokenPage(page);
  await token.expectShown("Kode dari e-mail");
  const code = await sari.mailbox.token();
  await cut(() => token.enter(code), () => token.expectErrors(LOST));
  await expect(token.code).toHaveValue(code);
  await token.button(/^Masuk$/).click();

  const data = new DataPage(page);
  await expect(kiosk.link("Perbarui sertifikat")).toBeVisible();
  await cut(() => kiosk.link("Perbarui sertifikat").click(), notLoaded);
  await kiosk.button("Coba lagi").click();
  await data.expectShown();
  const unsaved = page.getByText("Jawaban terakhir belum tersimpan di server.");
  const changed = new ChangesPage(page);
  await cut(
    () => data.changed(),
    async () => {
      await changed.expectShown();
      await expect(unsaved).toBeVisible();
    },
  );
  await expect(unsaved).toHaveCount(0);
  await changed.change("Jabatan", POSITION);
  await changed.change("E-mail dinas", NEW);
  const confirm = page.getByLabel("Kode dari e-mail");
  await cut(
    () => changed.goOn(),
    async () => {
      await changed.expectErrors(LOST);
      await expect(page.getByText(/^Kode dikirim pukul /)).toHaveCount(0);
    },
  );
  // Mailed as soon as there is a connection.
  await expect(page.getByText(/^Kode dikirim pukul /)).toBeVisible();
  await confirm.fill((await own.mailbox.next(CODE))[1]!);
  await cut(() => kiosk.goOn(), () => kiosk.expectErrors(LOST));
  await kiosk.goOn();

  const upload = new UploadPage(page);
  await upload.expectShown("Unggah bukti perubahan");
  await cut(() => kiosk.button("Tampilkan kode QR").click(), () => upload.expectErrors(LOST));
  await sendLetter(kiosk, letters.decree());
  await cut(() => upload.goOn(), () => upload.expectShown(/^Unggah surat/i));

  await cut(() => kiosk.button("Tampilkan kode QR").click(), () => upload.expectErrors(LOST));
  await kiosk.button("Tampilkan kode QR").click();
  const phone = await kiosk.phone();
  const waiting = page.getByText("Ponsel Anda sudah terhubung").filter({ visible: true }).last();
  await expect(waiting).toBeVisible();
  await cut(() => phone.send(letters.letter()), () => expect(waiting).toBeVisible());
  await expect(page.locator(".file .name")).toContainText("1 halaman");
  await cut(() => kiosk.button("Hapus").last().click(), () => upload.expectErrors(LOST));
  await expect(page.locator(".file .name")).toContainText("1 halaman");

  const passphrase = new PassphrasePage(page);
  await cut(() => upload.goOn(), () => passphrase.expectShown());
  await cut(() => passphrase.enter(PASSPHRASE), () => passphrase.expectErrors(LOST));
  await expect(passphrase.field).toHaveValue(PASSPHRASE);
  await passphrase.goOn();
  const review = new ReviewPage(page);
  await review.expectShown();
  await cut(() => review.send(), () => review.expectErrors(LOST));
  // It is cut once more, after the backend has it and before its answer is here: asked again, there is one application.
  await page.route("**/api/renewals", async (route) => {
    await route.fetch();
    await route.abort();
  }, { times: 1 });
  await review.send();
  await new SentPage(page).reference();
  await cut(() => kiosk.link("Lihat status").click(), notLoaded);
  await kiosk.expectShown("Status permohonan");
  const message = page.getByLabel("Pesan Anda");
  await message.fill("Kapan selesai?");
  await cut(() => kiosk.button("Kirim pesan").click(), () => kiosk.expectErrors(LOST));
  await expect(message).toHaveValue("Kapan selesai?");

  // Certified meanwhile, with the new address: her sessions are over, and the kiosk wipes itself.
  await approve(await other(`verifikator@${PEKALONGAN}`), "Sari Wulandari");
  const link = /(https?:\/\/\S+\/ambil\/\S+)/;
  await own.mailbox.next(link);
  await kiosk.link("Kembali").click();
  await kiosk.expectWiped();
  await kiosk.button("Ke layar awal").click();
  await kiosk.logIn(NEW);
  // The certificate's file never lands here.
  await kiosk.link("Unduh sertifikat").click();
  await kiosk.expectShown("Unduh sertifikat di perangkat Anda sendiri");
  await expectAccessibleAtKiosk(page, "kios-ambil");
  await cut(() => kiosk.button("Kirim tautan ke e-mail saya").click(), () => kiosk.expectErrors(LOST));
  await expectAccessibleAtKiosk(page, "kios-ambil-terputus");
  await kiosk.button("Kirim tautan ke e-mail saya").click();
  await expect(page.getByText(/^Tautan dikirim ke e-mail dinas Anda\./)).toBeVisible();
  await expect(kiosk.button("Kirim tautan ke e-mail saya")).toHaveCount(0);
  await expectAccessibleAtKiosk(page, "kios-ambil-terkirim");
  await cut(() => kiosk.finish.click(), async () => {
    await kiosk.expectWiped();
    await expect(page.getByText(/^Server belum dapat dihubungi\./)).toBeVisible();
  });
  await expect(page.getByText(/^Server mengakhiri sesi Anda dan mencatat penghapusan ini pada /)).toBeVisible();
  await kiosk.context.close();

  await own.page.goto((await own.mailbox.next(link))[1]!);
  expect(own.mailbox.has(link)).toBe(false);
  await expect(new Sheet(own.page).title(/^(Masuk|Unduh sertifikat baru)$/)).toBeVisible();
  const logIns = ["POST /api/login", "POST /api/login/token"];
  const handOff = "POST /api/kiosk/hand-offs";
  const wipe = "POST /api/kiosk/wipe";
  expect(changes.filter((change) => change !== "PUT /api/draft")).toEqual([
    ...logIns,
    "POST /api/draft/email-code",
    "POST /api/draft/email-confirmation",
    handOff,
    handOff,
    "PUT /api/draft/key",
    "POST /api/renewals",
    wipe,
    ...logIns,
    "POST /api/kiosk/renewals/NUMBER/link",
    wipe,
  ]);
});
