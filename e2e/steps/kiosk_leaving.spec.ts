// Somebody leaves a kiosk at each single step, and comes back: what was gone on from is there, what was not is nowhere.
import type { Page } from "@playwright/test";
import { Kiosk, WINDOWS, sendFile } from "../fixtures/kiosk";
import { expectNothingLeft, nobodyAnswers } from "../fixtures/kiosk_end";
import { CODE, POSITION } from "../fixtures/kiosk_walk";
import * as letters from "../fixtures/letters";
import { ChangesPage, DataPage, LogInPage, PassphrasePage, ReviewPage, Sheet, TokenPage } from "../fixtures/pages";
import { PEKALONGAN } from "../fixtures/people";
import { type Person, expect, test } from "../fixtures/test";
import { PASSPHRASE } from "../fixtures/walk";

const SARI = `sari@${PEKALONGAN}`;
const NEW = `sari.w@${PEKALONGAN}`;
/** What is typed and never gone on from. */
const UNSENT = "belum selesai";

/** A step of the way. */
interface Stop {
  title: string | RegExp;
  /** As the backend counts it. */
  page: string;
  /** Does something that is lost when she leaves. */
  begin: (kiosk: Kiosk) => Promise<void>;
  /** Goes on to the next one. */
  goOn: (kiosk: Kiosk, now: Person) => Promise<void>;
}

const showCode = async (kiosk: Kiosk) => {
  await kiosk.button("Tampilkan kode QR").click();
  await expect(kiosk.page.locator(".matching")).toBeVisible();
};
const nothing = async () => {};

const STOPS: Stop[] = [
  {
    title: "Periksa data Anda",
    page: "data",
    begin: (kiosk) => kiosk.button(/^Lihat NIK$/).click(),
    goOn: ({ page }) => new DataPage(page).changed(),
  },
  {
    title: "Data mana yang berubah?",
    page: "changes",
    begin: ({ page }) => new ChangesPage(page).change("Unit kerja", UNSENT),
    goOn: async ({ page }) => {
      const changes = new ChangesPage(page);
      await expect(changes.field("Unit kerja")).toHaveCount(0);
      await changes.change("Jabatan", POSITION);
      await changes.change("E-mail dinas", NEW);
      await changes.goOn();
    },
  },
  {
    title: "Konfirmasi e-mail baru Anda",
    page: "email_code",
    begin: ({ page }) => page.getByLabel("Kode dari e-mail").fill("123"),
    goOn: async (kiosk, now) => {
      const field = kiosk.page.getByLabel("Kode dari e-mail");
      await expect(field).toHaveValue("");
      // The first code still counts: coming back mails no other.
      await field.fill((await now.mailbox.next(CODE))[1]!);
      expect(now.mailbox.has(CODE)).toBe(false);
      await kiosk.goOn();
    },
  },
  {
    title: "Unggah bukti perubahan",
    page: "evidence",
    begin: showCode,
    goOn: (kiosk) => sendFile(kiosk, letters.decree()),
  },
  {
    title: /^Unggah Surat/,
    page: "letter",
    begin: showCode,
    goOn: (kiosk) => sendFile(kiosk, letters.letter()),
  },
  {
    title: "Buat passphrase",
    page: "passphrase",
    begin: ({ page }) => new PassphrasePage(page).field.fill(UNSENT),
    goOn: async ({ page }) => {
      const passphrase = new PassphrasePage(page);
      await expect(passphrase.field).toHaveValue("");
      await passphrase.enter(PASSPHRASE);
      await new ReviewPage(page).expectShown();
    },
  },
  {
    title: "Periksa lalu kirim",
    page: "review",
    begin: nothing,
    goOn: async ({ page }) => {
      for (const kept of [POSITION, NEW, "sk-jabatan.pdf", "surat-rekomendasi.pdf"]) await expect(page.getByText(kept).first()).toBeVisible();
      await new ReviewPage(page).send();
    },
  },
  { title: "Permohonan terkirim", page: "sent", begin: nothing, goOn: (kiosk) => kiosk.link("Lihat status").click() },
  {
    title: "Status permohonan",
    page: "follow",
    begin: ({ page }) => page.getByLabel("Pesan Anda").fill(UNSENT),
    goOn: nothing,
  },
];

/** Walks the whole way, and leaves at each of these steps; logs in again and finds the step as it was. */
async function walk(kiosk: Kiosk, now: Person, leavesAt: (stop: Stop) => boolean, leave: () => Promise<void>): Promise<void> {
  await comeIn(kiosk);
  await kiosk.link("Perbarui sertifikat").click();
  for (const stop of STOPS) {
    await test.step(String(stop.title), async () => {
      await new Sheet(kiosk.page).expectShown(stop.title);
      if (leavesAt(stop)) {
        await stop.begin(kiosk);
        await leave();
        await expectNothingLeft(kiosk, SARI, POSITION, NEW, UNSENT);
        await comeIn(kiosk);
        // Nothing was begun with the first one; what was sent is not sent again.
        const [begun, over] = [stop.page !== "data", /sent|follow/.test(stop.page)];
        await kiosk.link(over ? "Lihat" : begun ? "Lanjutkan permohonan" : "Perbarui sertifikat").click();
        if (stop.page === "sent") return;
        await kiosk.expectShown(stop.title);
      }
      await stop.goOn(kiosk, now);
    });
  }
  await expect(kiosk.page.getByText(UNSENT)).toHaveCount(0);
}

async function comeIn(kiosk: Kiosk): Promise<void> {
  await kiosk.page.goto("/kios/");
  await kiosk.logIn(SARI);
}

/** What the kiosk tells the backend of its wipes, and the applications sent. */
function told(page: Page): { wipes: string[]; sent: number } {
  const told = { wipes: [] as string[], sent: 0 };
  page.on("request", (request) => {
    const { cause, page: at } = (request.postDataJSON() ?? {}) as { cause?: string; page?: string };
    if (request.url().endsWith("/api/kiosk/wipe") && cause !== "reloaded") told.wipes.push(`${cause} ${at}`);
    if (request.url().endsWith("/api/renewals") && request.method() === "POST") told.sent += 1;
  });
  return told;
}

test("whoever ends it at any step finds the application there the next time, and nothing twice", async ({ browser, backend, faults, other }) => {
  const kiosk = await Kiosk.paired(browser, backend, WINDOWS[0], faults);
  const { page } = kiosk;
  const says = told(page);
  const leave = async () => {
    await kiosk.finish.click();
    await kiosk.expectWiped();
    await expect(page.getByText("Bagian permohonan yang sudah tersimpan di server tidak dihapus.")).toBeVisible();
  };
  await kiosk.begin.click();
  const logIn = new LogInPage(page);
  await logIn.identifier.fill(SARI);
  await leave();
  await page.goto("/kios/");
  await kiosk.begin.click();
  await logIn.enter(SARI, "gunung-biru-42");
  await new TokenPage(page).expectShown("Kode dari e-mail");
  await leave();
  await comeIn(kiosk);
  await leave();
  await walk(kiosk, await other(NEW), () => true, leave);
  const pages = ["login", "token", "certificate", ...STOPS.map((stop) => stop.page)];
  expect(says.wipes).toEqual(pages.map((page) => `finished ${page}`));
  expect(says.sent).toBe(1);
  await kiosk.context.close();
});

for (const online of [true, false]) {
  test(`nobody answers at changed data, code, evidence, what was sent and its status${online ? "" : ", and there is no connection"}`, async ({
    browser,
    backend,
    faults,
    other,
  }) => {
    const kiosk = await Kiosk.paired(browser, backend, WINDOWS[0], faults, true);
    const { page } = kiosk;
    const says = told(page);
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    const at = ["changes", "email_code", "evidence", "sent", "follow"];
    const leave = async () => {
      const sessions = await nobodyAnswers(kiosk, online);
      if (!online) expect(sessions, "the session ends with the connection").toBe(1);
    };
    await walk(kiosk, await other(NEW), (stop) => at.includes(stop.page), leave);
    expect(says.sent).toBe(1);
    if (online) expect(says.wipes).toEqual(at.map((page) => `idle ${page}`));
    await kiosk.context.close();
  });
}
