#include <string>
#include <vector>

#include "support/catch.h"
#include "support/cli_ledger.h"

using namespace cardlog;

namespace {

Referral last_referral(const Ledger& ledger, Id contact)
{
    return ledger.contact(contact).referrals.back();
}

// Promises Otto Alt's card to Karin; returns the referral's number as the command line takes it.
std::string refer_to_karin(const Ledger& ledger)
{
    const RunResult result =
        ledger.run({"--json", "refer", std::to_string(ledger.overdue), "--to", "Karin Beispiel",
                    "--via", "Karin@Beispiel.example", "--promised-on", "2026-11-20"});
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
    return nlohmann::json::parse(result.out).at("referral").dump();
}

}  // namespace

TEST_CASE("a card is promised to a colleague, and the call stays owed")
{
    const Ledger ledger;
    const Callback before = ledger.callback(ledger.overdue);
    refer_to_karin(ledger);
    const Referral referral = last_referral(ledger, ledger.overdue);
    CHECK(referral == Referral{referral.id, "Karin Beispiel", "Karin@beispiel.example",
                               ReferralState::promised, morning, morning, day("2026-11-20")});
    CHECK(ledger.callback(ledger.overdue) == before);
    CHECK(ledger.contact(ledger.overdue).referrals.size() == 2);
}

TEST_CASE("a promise says that a call stays owed only where one is")
{
    const Ledger ledger;
    const std::string id = std::to_string(ledger.overdue);
    const std::vector<std::string> promise{"refer", id, "--to", "Karin Beispiel"};
    CHECK_THAT(ledger.run(promise).out, contains_text("your call stays owed"));
    REQUIRE(ledger.run({"call", id, "--outcome", "reached"}).exit_code == 0);
    CHECK_THAT(ledger.run(promise).out, !contains_text("stays owed"));
}

TEST_CASE("the list shows what is to hand over, and who has been silent for how long")
{
    const Ledger ledger;
    const std::string id = refer_to_karin(ledger);
    CHECK_THAT(ledger.run({"referrals", "--to", "karin"}).out, contains_text("4 days"));
    CHECK(ledger.run({"referral", id, "--outcome", "handed_over"}).exit_code == 0);
    CHECK_THAT(ledger.run({"referrals", "--to", "karin"}, day("2026-11-25")).out,
               contains_text(" 1 day "));
    const RunResult later =
        ledger.run({"--json", "referrals", "--to", "BEISPIEL"}, day("2026-12-03"));
    const nlohmann::json line = json_lines(later.out).at(0);
    CHECK(json_lines(later.out).size() == 1);
    CHECK(line.at("days") == 9);
    CHECK(line.at("state") == "handed_over");
    CHECK(line.at("name") == "Otto Alt");
    CHECK(line.at("call_due") == "2026-11-23");
    CHECK(json_lines(ledger.run({"--json", "referrals"}).out).size() == 6);
}

TEST_CASE("an answer takes a referral from the list and puts its sentence on the call")
{
    struct Case {
        std::string outcome;
        std::string sentence;
    };
    const Case one =
        GENERATE(Case{"meets", "Karin Beispiel would like to meet"},
                 Case{"declined", "Karin Beispiel declined: call all the same"},
                 Case{"no_answer", "Karin Beispiel does not answer: call all the same"});
    const Ledger ledger;
    const std::string id = refer_to_karin(ledger);
    const Callback before = ledger.callback(ledger.overdue);
    const RunResult result = ledger.run({"referral", id, "--outcome", one.outcome});
    CHECK(result.out == one.sentence + "; your call is due 2026-11-23\n");
    CHECK(ledger.callback(ledger.overdue) == before);
    CHECK(json_lines(ledger.run({"--json", "referrals", "--to", "karin"}).out).empty());
    CHECK(json_lines(ledger.run({"--json", "referrals", "--to", "karin", "--all"}).out).size() ==
          1);
    const nlohmann::json call = json_lines(ledger.run({"--json", "callbacks"}).out).at(0);
    CHECK(call.at("referrals").at(1).at("say") == one.sentence);
}

TEST_CASE("handing over writes the mail that the colleague needs")
{
    const Ledger ledger;
    const std::string id = refer_to_karin(ledger);
    const RunResult german =
        ledger.run({"referral", id, "--outcome", "handed_over", "--message", "--in", "de"});
    CHECK(german.out ==
          "An: Karin@beispiel.example\n"
          "Betreff: Ein Kontakt: Otto Alt\n\n"
          "Hallo Karin Beispiel,\n\n"
          "ich habe Otto Alt bei „Fair“ in Bremen am 16.11.2026 kennengelernt und versprochen, die"
          " Karte weiterzugeben:\n\n"
          "  Otto Alt\n  Gestern KG\n  mobil +49 1512 3456789\n"
          "\nWorum es ging: boats\n"
          "\nÜber eine kurze Antwort, ob ein Treffen passt, freue ich mich. Anrufen werde ich in"
          " jedem Fall.\n");
    CHECK(last_referral(ledger, ledger.overdue).state == ReferralState::handed_over);

    const RunResult english = ledger.run({"referral", id, "--message"});
    CHECK_THAT(english.out, contains_text("I met Otto Alt at Fair in Bremen on 2026-11-16 and"));
    CHECK_THAT(english.out, contains_text("\n  Gestern KG\n  mobile +49 1512 3456789\n"));
}

TEST_CASE("the mail is in the language of the locale unless told otherwise")
{
    const Ledger ledger;
    const std::vector<std::string> args{"--store", ledger.store, "referral", "1", "--message"};
    CHECK_THAT(run_cardlog(args, {{"LANG", "de_DE.UTF-8"}}).out, contains_text("Betreff"));
    CHECK_THAT(run_cardlog(args, {{"LC_ALL", "C"}, {"LANG", "de_DE.UTF-8"}}).out,
               contains_text("Subject"));
}

TEST_CASE("a referral that cannot be is refused and changes nothing")
{
    struct Case {
        std::vector<std::string> args;
        std::string answer;
    };
    const Ledger ledger;
    const std::string id = std::to_string(ledger.overdue);
    const std::vector<Case> cases{
        {{"refer", "4711", "--to", "Karin"}, "4711"},
        {{"refer", id, "--to", " "}, "name of the colleague"},
        {{"refer", id, "--to", "Otto ALT"}, "the person it is of"},
        {{"refer", id, "--to", "Karin", "--via", "karin at home"}, "not an e-mail address"},
        {{"refer", id, "--to", "Karin", "--via", "karin@beispiel,example"},
         "not an e-mail address"},
        {{"refer", id, "--to", "Karin", "--promised-on", "2026-02-30"}, "2026-02-30"},
        {{"refer", id, "--to", std::string(9000, 'x')}, "too long"},
        {{"referral", "4711", "--outcome", "meets"}, "4711"},
        {{"referral", "1", "--outcome", "promised"}, "handed_over"},
        {{"referral", "1", "--outcome", "perhaps"}, "handed_over"},
        {{"referral", "1"}, "--message"},
        {{"referral", "1", "--message", "--in", "fr"}, "de or en"},
    };
    for (const Case& one : cases) {
        check_refused(ledger.run(one.args), one.answer);
    }
    CHECK(ledger.contact(ledger.overdue).referrals.size() == 1);
    CHECK(last_referral(ledger, ledger.overdue).state == ReferralState::promised);
}

TEST_CASE("handing over writes the contact as a file, or is not noted when that fails")
{
    const Ledger ledger;
    const std::string id = refer_to_karin(ledger);
    const std::string nowhere = (ledger.folder / "no/such/otto.vcf").string();
    CHECK(ledger.run({"referral", id, "--outcome", "handed_over", "--vcard", nowhere}).exit_code ==
          3);
    CHECK(last_referral(ledger, ledger.overdue).state == ReferralState::promised);
    const std::string file = (ledger.folder / "otto.vcf").string();
    CHECK(ledger.run({"referral", id, "--outcome", "handed_over", "--vcard", file}).exit_code == 0);
    CHECK_THAT(read_bytes(file), contains_text("\r\nFN:Otto Alt\r\n"));
    CHECK(last_referral(ledger, ledger.overdue).state == ReferralState::handed_over);
}
