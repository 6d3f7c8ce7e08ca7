// Kabupaten Natuna: the TTE team files a letter that came by e-mail, a colleague checks and assists, report, news.
import { expectAccessible } from "../fixtures/axe";
import { completeFiled, fileFor } from "../fixtures/filing";
import { judge } from "../fixtures/judges";
import { FollowPage } from "../fixtures/pages";
import { NATUNA as DOMAIN, subject } from "../fixtures/people";
import { carryOut, openFromInbox, expectNothing, expectStandard, expectTimeline } from "../fixtures/procedure";
import { NATUNA as STEPS } from "../fixtures/seeds";
import { expect, test } from "../fixtures/test";
import { PASSPHRASE, fetchFile, logIn } from "../fixtures/walk";

const NAME = "Sari Wulandari";
const QUESTION = "Apakah nomor surat sudah benar?";
const ANSWER = "Sudah benar, Pak.";

test("Natuna from an e-mailed letter to the report", async ({ holder, other }) => {
  const sari = holder(`sari@${DOMAIN}`);
  await expectStandard(sari, "natuna", STEPS, expectAccessible);

  // 1: received by e-mail and filed.
  const first = await other(`verifikator@${DOMAIN}`);
  await logIn(first, undefined, "/petugas/masuk");
  const reference = await fileFor(first, sari.email, expectAccessible);
  await completeFiled(sari, reference, expectAccessible);
  await expectNothing(first, NAME);

  // 2: a colleague checks and assists by message.
  const second = await other(`verifikator2@${DOMAIN}`);
  const page = await openFromInbox(second, NAME);
  await page.take();
  await page.part("Pesan");
  await second.page.getByRole("textbox", { name: /^Pesan/ }).fill(QUESTION);
  await second.page.getByRole("button", { name: "Kirim pesan" }).click();
  await expect(second.page.getByText(QUESTION).first()).toBeVisible();
  await sari.mailbox.next(/pesan[^]*?(https?:\/\/\S+)/i);
  const follow = new FollowPage(sari.page);
  await follow.open(reference);
  await expectTimeline(sari, STEPS);
  await expect(sari.page.getByText(QUESTION)).toBeVisible();
  await sari.page.getByRole("textbox", { name: /^Pesan/ }).fill(ANSWER);
  await sari.page.getByRole("button", { name: "Kirim pesan" }).click();
  await expect(sari.page.getByText(ANSWER).first()).toBeVisible();
  await expectAccessible(sari.page, "lacak-pesan");
  await openFromInbox(second, NAME);
  await page.part("Pesan");
  await expect(second.page.getByText(ANSWER)).toBeVisible();
  await expectAccessible(second.page, "petugas-pesan");
  await page.carryOut("Data dan dokumen benar");

  // 3: issued; the report is made. 4: the holder is told.
  // What the source gives as the output of both is the issued certificate.
  await carryOut(second, NAME, { ...STEPS[2]!, output: [] }, "Buat laporan", undefined, expectAccessible);
  const file = await fetchFile(sari);
  judge(file, PASSPHRASE, { subject: subject(NAME, "Dinas Kesehatan", sari.email) });
});
