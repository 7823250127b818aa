"""Each class of polarity, modality and time by name, on sentences of many shapes in an article of 15 May 2024."""

from collections.abc import Callable

import pytest

from rashomon.records import Mention

pytestmark = pytest.mark.model
Coded = Callable[[str], list[Mention]]
Told = Callable[[str], dict[str, str]]


@pytest.fixture
def told(coded: Coded) -> Told:
    """Of each act in a sentence, by the words that tell of it, its modality, after "not" where it is denied."""

    def told(text: str) -> dict[str, str]:
        out = {}
        for m in coded(text):
            for word in text[m.trigger[0].start : m.trigger[-1].end].split():
                out[word] = m.modality if m.polarity == "affirmed" else f"not {m.modality}"
        return out

    return told


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("The gunners never once shelled the monastery.", {"shelled": "not actual"}),
        ("Neither side attacked the convoy that night.", {"attacked": "not actual"}),
        ("No one was arrested during the march.", {"arrested": "not actual"}),
        ("None of the hostages were released.", {"released": "not actual"}),
        ("The militia has yet to release the two pilots.", {"release": "not actual"}),
        ("Not a single house was bombed.", {"bombed": "not actual"}),
        ("At no point did the guards attack the pickets.", {"attack": "not actual"}),
        ("The rebels have not withdrawn from Lask, the mayor said.", {"withdrawn": "not actual"}),
        ("Without attacking the fort, the column moved on.", {"attacking": "not actual"}),
        ("The premier refused to appear and meet the envoys.", {"meet": "not actual"}),
        ("The army denied having shelled the hospital.", {"shelled": "actual"}),
        ("It is not true that the army shelled the hospital.", {"shelled": "not actual"}),
        ("The report found no evidence of an attack on the village.", {"attack": "not actual"}),
        ("There was no attack on the village that night.", {"attack": "not actual"}),
        ("Far from withdrawing, the army attacked Lask.", {"withdrawing": "not actual", "attacked": "actual"}),
        (
            "Instead of releasing the sailors, Norland jailed their captain.",
            {"releasing": "not actual", "jailed": "actual"},
        ),
        ("Norland stopped short of condemning the raid.", {"condemning": "not actual"}),
        ("Norland no longer supports the rebels.", {"supports": "not actual"}),
        ("The ceasefire kept the rebels from attacking Lask.", {"attacking": "not actual"}),
        ("The court barred the army from shelling villages.", {"shelling": "not actual"}),
        ("Not only did the army shell the village, it also burned the mill.", {"shell": "actual", "burned": "actual"}),
        ("The rebels not only attacked the fort but also burned the mill.", {"attacked": "actual", "burned": "actual"}),
        ("It was not the first time that rebels attacked the fort.", {"attacked": "actual"}),
        ("Not all of the prisoners were released.", {"released": "actual"}),
        ("Nobody but the guards attacked the pickets.", {"attacked": "actual"}),
        ("The mayor did not rule out arresting the strikers.", {"arresting": "hypothetical"}),
        (
            "No sooner had the army withdrawn than looters attacked the shops.",
            {"withdrawn": "actual", "attacked": "actual"},
        ),
        ("The army did nothing but shell the village.", {"shell": "actual"}),
        ("The rebels did not hesitate to attack the convoy.", {"attack": "actual"}),
        ("The army did not stop shelling the port.", {"shelling": "actual"}),
        ("Norland did not fail to condemn the raid.", {"condemn": "actual"}),
        ("Hardly any shops were looted.", {"looted": "not actual"}),
        ("Neither the army nor the navy attacked the port.", {"attacked": "not actual"}),
        ("Nobody was hurt in the blast.", {"hurt": "not actual"}),
        ("It was not the guerrillas who blew up the bridge.", {"blew": "not actual"}),
        ("The archbishop did not condemn the raid, let alone attack the government.", {"attack": "not actual"}),
        ("The guards would not let the reporters enter the camp.", {"let": "not actual"}),
        ("The council never got round to lifting the curfew.", {"lifting": "not actual"}),
        ("Hardly anyone was arrested.", {"arrested": "not actual"}),
        ("Rescuers could not reach the trapped miners.", {"reach": "not actual"}),
        ("There is no question of Norland recognising the junta.", {"recognising": "not actual"}),
        ("Norland almost attacked Velmar.", {"attacked": "not actual"}),
        ("The guards nearly arrested the wrong man.", {"arrested": "not actual"}),
        ("He was banned from visiting the camp.", {"visiting": "not actual"}),
        ("Not one deputy voted for the premier.", {"voted": "not actual"}),
        ("Not less than nine men were killed.", {"killed": "actual"}),
        ("It was not Norland that sank the trawler.", {"sank": "not actual"}),
        ("The corporal pretended to surrender and stabbed a guard.", {"surrender": "not actual", "stabbed": "actual"}),
        ("The rebels feigned an attack on the bridge.", {"attack": "not actual"}),
        ("The bishop would not condemn the killing.", {"condemn": "not actual"}),
        ("The council did not back the truce, let alone praise it.", {"praise": "not actual"}),
        ("Hardly anyone turned out for the march.", {"turned": "not actual"}),
        ("The mayor was all but arrested.", {"arrested": "not actual"}),
        ("All but one of the miners were arrested.", {"arrested": "actual"}),
        ("The rebels lacked the men to storm Lask.", {"storm": "not actual"}),
        ("The clans were talked out of attacking the mill.", {"attacking": "not actual"}),
        ("The guards stopped the rebels attacking the mill.", {"attacking": "not actual"}),
        ("The report that the police attacked the strikers was false.", {"attacked": "not actual"}),
        ("The report that the police attacked the strikers was brief.", {"attacked": "actual"}),
        ("The rebels plan no attack on the mill.", {"attack": "not planned"}),
        ("Talks with the rebels have yet to begin.", {"Talks": "not actual"}),
        ("The rebels did not succeed in seizing the port.", {"seizing": "not actual"}),
        ("The regent balked at signing the treaty.", {"signing": "not actual"}),
        ("The king shied away from attacking the village.", {"attacking": "not actual"}),
        ("The bishop steered clear of criticising the junta.", {"criticising": "not actual"}),
        ("There is no doubt that planes bombed the hospital.", {"bombed": "actual"}),
        ("At no time were the villagers attacked.", {"attacked": "not actual"}),
        ("The gunners could not bring themselves to fire on the crowd.", {"fire": "not actual"}),
        ("A meeting between the two ministers failed to materialise.", {"meeting": "not actual"}),
        ("The sultan gave up his plan to invade the delta.", {"invade": "not planned"}),
        ("The rebels neither shelled nor bombed the town.", {"shelled": "not actual", "bombed": "not actual"}),
        ("The militia hung back from attacking the village.", {"attacking": "not actual"}),
        ("The garrison has by no means withdrawn from the valley.", {"withdrawn": "not actual"}),
    ],
)
def test_what_denies_an_act_is_seen_wherever_it_stands(told: Told, sentence: str, acts: dict[str, str]) -> None:
    found = told(sentence)
    assert {word: found.get(word) for word in acts} == acts


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("Norland will withdraw its troops from Lask in June.", {"withdraw": "planned"}),
        ("Norland is to withdraw its troops from Lask.", {"withdraw": "planned"}),
        ("Troops are due to withdraw from Lask next week.", {"withdraw": "planned"}),
        ("The foreign ministers are meeting in Lodra on Friday.", {"meeting": "planned"}),
        ("The premier is going to visit Velmar.", {"visit": "planned"}),
        ("The generals had planned to kill the regent.", {"kill": "planned"}),
        ("Plans for an attack on the port were found in the flat.", {"attack": "planned"}),
        ("The cabinet approved the bombing of the mill at Lask.", {"bombing": "planned"}),
        ("Norland announced the withdrawal of its troops.", {"withdrawal": "planned"}),
        ("Norland vowed to retaliate by bombing the port.", {"bombing": "planned"}),
        ("The two leaders agreed to meet again in Brenn.", {"meet": "planned"}),
        ("The summit will be followed by talks between Norland and Velmar.", {"talks": "planned"}),
        ("The two sides will hold talks in Lodra.", {"talks": "planned"}),
        ("The envoys will have constructive talks with the rebels.", {"talks": "planned"}),
        ("The visit by the king of Velmar will take place in June.", {"visit": "planned"}),
        ("We hope for talks with Norland.", {"talks": "planned"}),
        ("Norland will respond with strikes on the port.", {"strikes": "planned"}),
        ("Norland looks forward to receiving the king.", {"receiving": "planned"}),
        ("Norland has promised that the sailors will be released.", {"released": "planned"}),
        ("The sailors are expected to be released on Monday.", {"released": "planned"}),
        ("A march on the palace is planned for Sunday.", {"march": "planned"}),
        ("The army is preparing an assault on Lask.", {"assault": "planned"}),
        ("The premier was on his way to meet the rebels.", {"meet": "planned"}),
        ("Police foiled a plot to bomb the station.", {"bomb": "planned"}),
        ("The guild intends to boycott the fair.", {"boycott": "planned"}),
        ("Rebels are massing to attack Lask.", {"attack": "planned"}),
        ("Soldiers were sent to arrest the bishop.", {"arrest": "planned"}),
        ("When you visit Velmar this summer, you will see the fort.", {"visit": "planned"}),
        ("The king accepted an invitation to visit Velmar.", {"visit": "planned"}),
        ("Norland has decided against attacking Velmar.", {"attacking": "not planned"}),
        ("The king said Velmar would host the talks.", {"host": "planned"}),
        ("The unions announced a march on the palace for next week.", {"march": "planned"}),
        ("The envoy was quoted as saying that Velmar would host the talks.", {"host": "planned"}),
        ("Norland will lift the embargo if Velmar withdraws, the minister said.", {"lift": "planned"}),
        (
            "If the captains had not slowed down, he said, the destroyers would have shelled them.",
            {"shelled": "hypothetical"},
        ),
        ("The premier plans on expelling the envoy.", {"expelling": "planned"}),
        ("Norland decided on expelling the envoy.", {"expelling": "planned"}),
        ("Norland aims at conquering Karsia.", {"conquering": "planned"}),
        ("If convicted, he will be jailed for ten years.", {"jailed": "planned"}),
        ("Paris has no intention of recalling its ambassador.", {"recalling": "not planned"}),
        ("Peace talks are to resume in Doha next week.", {"talks": "planned"}),
        ("Sanctions will be imposed on the bank.", {"imposed": "planned"}),
        ("Both sides are committed to releasing all prisoners.", {"releasing": "planned"}),
        ("No decision has been taken to deploy troops.", {"deploy": "not planned"}),
        ("They hope that the hostages will be freed.", {"freed": "planned"}),
        ("Norland will not release the sailors until May.", {"release": "not planned"}),
        ("The statement said that the troops had left and that Norland would attack Hask.", {"attack": "planned"}),
        ("These talks are to help the islanders.", {"talks": "planned"}),
        ("The guild has called a strike for Friday.", {"strike": "planned"}),
        ("The envoys meet again on Monday.", {"meet": "planned"}),
        ("The weavers have set Friday for a rally.", {"rally": "planned"}),
        ("A plot against the sultan was betrayed.", {"plot": "planned"}),
        ("Weavers are gearing up to picket the mill.", {"picket": "planned"}),
        ("The emir agreed to talks with the clans.", {"talks": "planned"}),
        ("The council has made up its mind to expel the deputies.", {"expel": "planned"}),
        ("Students intend demonstrating outside the palace.", {"demonstrating": "planned"}),
        ("Officials are days away from releasing the poet.", {"releasing": "planned"}),
        (
            "The marshal intends to cross the river, invade the province and burn its mills.",
            {"invade": "planned", "burn": "planned"},
        ),
        ("An invasion of the northern islands is only weeks away.", {"invasion": "planned"}),
        ("The delegation offered scathing criticism of the mayor.", {"offered": "actual"}),
        ("A march of miners is being organised.", {"march": "planned"}),
    ],
)
def test_what_is_still_to_come_is_planned(told: Told, sentence: str, acts: dict[str, str]) -> None:
    found = told(sentence)
    assert {word: found.get(word) for word in acts} == acts


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("Rebels tried to storm the palace but were driven back.", {"storm": "attempted"}),
        ("A gunman attempted to assassinate the premier on Monday.", {"assassinate": "attempted"}),
        ("The attempt to free the hostages failed.", {"free": "attempted"}),
        ("An attempted coup by officers collapsed within hours.", {"coup": "attempted"}),
        ("Guards foiled an attempt by rebels to blow up the bridge.", {"blow": "not attempted"}),
        ("The rebels sought in vain to capture Lask.", {"capture": "attempted"}),
        ("A failed attack on the barracks left the gate in ruins.", {"attack": "attempted"}),
        ("The army's efforts to retake Lask have stalled.", {"retake": "attempted"}),
        ("Neighbours attempted, but were unable, to rescue the keeper.", {"rescue": "not actual"}),
        ("The rebels failed in their attempt to seize the airport.", {"seize": "attempted"}),
        ("They fought to retake the hill.", {"retake": "attempted"}),
        ("An unsuccessful bid to kidnap the consul ended in a shootout.", {"kidnap": "attempted"}),
        ("The rebels attempted the seizure of the port.", {"seizure": "attempted"}),
    ],
)
def test_what_was_tried_is_attempted(told: Told, sentence: str, acts: dict[str, str]) -> None:
    found = told(sentence)
    assert {word: found.get(word) for word in acts} == acts


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("Norland must withdraw its troops at once.", {"withdraw": "demanded"}),
        ("The bishop called on the rebels to release the monks.", {"release": "demanded"}),
        ("The union demanded the release of its leader.", {"release": "demanded"}),
        ("The council demanded that the army leave Lask.", {"leave": "demanded"}),
        ("The envoy insisted that the troops be withdrawn.", {"withdrawn": "demanded"}),
        ("Withdraw your troops, the envoy told Norland.", {"Withdraw": "demanded"}),
        ("The mayor wants the army to leave the town.", {"leave": "demanded"}),
        ("The marchers called for the arrest of the governor.", {"arrest": "demanded"}),
        ("The court ordered the release of the editor.", {"release": "demanded"}),
        ("It is time for the army to withdraw.", {"withdraw": "demanded"}),
        ("The army should not have attacked the village.", {"attacked": "actual"}),
        ("Norland needs to release the sailors.", {"release": "demanded"}),
        ("The envoy appealed for talks between the clans.", {"talks": "demanded"}),
        ("The resolution requires Norland to withdraw its troops.", {"withdraw": "demanded"}),
        ("Let the sailors go, the bishop urged.", {"Let": "demanded"}),
        ("The sailors have to be released.", {"released": "demanded"}),
        ("It is vital that Norland withdraw its troops.", {"withdraw": "demanded"}),
        ("It is urgent to release the sailors.", {"release": "demanded"}),
        ("Pressure on Norland to release the sailors grew.", {"release": "demanded"}),
        ("Lusca dared Zendra to send its fleet.", {"send": "demanded"}),
        ("Amnesty wants the officers prosecuted.", {"prosecuted": "demanded"}),
        ("The ministry set a deadline for the troops to withdraw.", {"withdraw": "demanded"}),
        ("It is long past time for Norland to release the sailors.", {"release": "demanded"}),
        ("Members of the league, let's discuss this emergency!", {"discuss": "demanded"}),
        ("The spies must be tried, and the remaining hostages freed.", {"freed": "demanded"}),
        ("The pact obliges Norland to withdraw its troops.", {"withdraw": "demanded"}),
        ("The deadline set by Velmar for the surrender of the fort has passed.", {"surrender": "demanded"}),
        ("The mayor wants the mill to be shelled.", {"shelled": "demanded"}),
        ("The mayor would like the army to attack Hask.", {"attack": "demanded"}),
        ("He pleaded for patience and for talks with the clans.", {"talks": "demanded"}),
        ("Envoys came to ask the patriarch's blessing.", {"blessing": "demanded"}),
        ("The guild wants the talks with the mayor resumed.", {"talks": "demanded"}),
        ("Doctors want to see a ban on the party.", {"ban": "demanded"}),
        ("The court gave the company a month to halt the evictions.", {"halt": "demanded"}),
        (
            "The peace plan calls for a truce, the withdrawal of foreign troops and elections.",
            {"withdrawal": "demanded"},
        ),
        ("The governor wired the capital to send troops.", {"send": "demanded"}),
        ("A vigil for the release of the seamen went on.", {"release": "demanded"}),
        ("An editorial implores the junta to release the poets.", {"release": "demanded"}),
        ("A petition signed by weavers urges the regent to free the poet.", {"free": "demanded"}),
        ("Growers are agitating for the council to lift the embargo on barley.", {"lift": "demanded"}),
    ],
)
def test_what_is_asked_for_is_demanded(told: Told, sentence: str, acts: dict[str, str]) -> None:
    found = told(sentence)
    assert {word: found.get(word) for word in acts} == acts


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("The warlord threatened to bomb the dam.", {"bomb": "threatened"}),
        ("Norland warned that it would bomb the dam.", {"bomb": "threatened"}),
        ("Threatening to bomb the dam, the warlord left.", {"bomb": "threatened"}),
        ("The admiral warned of strikes on the port.", {"strikes": "threatened"}),
        ("Release the sailors or we will bomb the port, the admiral said.", {"bomb": "threatened"}),
        ("The mayor threatened the strikers with arrest.", {"arrest": "threatened"}),
        ("The governor's threat to arrest the strikers came on Monday.", {"arrest": "threatened"}),
        ("The clan swore to kill the judge.", {"kill": "threatened"}),
        ("The admiral warned of raids on the port.", {"raids": "threatened"}),
        ("Unions have threatened a general strike.", {"strike": "threatened"}),
    ],
)
def test_what_is_announced_as_harm_is_threatened(told: Told, sentence: str, acts: dict[str, str]) -> None:
    found = told(sentence)
    assert {word: found.get(word) for word in acts} == acts


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("If Norland attacks Velmar, Sudria will intervene.", {"attacks": "hypothetical"}),
        ("Had the rebels attacked, the fort would have fallen.", {"attacked": "hypothetical"}),
        ("Norland may attack Velmar, analysts say.", {"attack": "hypothetical"}),
        ("The rebels could have attacked the convoy.", {"attacked": "hypothetical"}),
        ("The fleet is able to attack the port.", {"attack": "hypothetical"}),
        ("The fleet was able to attack the port.", {"attack": "actual"}),
        ("Fears of an attack on the port grew.", {"attack": "hypothetical"}),
        ("Residents fear that rebels will attack the port.", {"attack": "hypothetical"}),
        ("It is unclear whether rebels attacked the convoy.", {"attacked": "hypothetical"}),
        ("Perhaps the rebels attacked the convoy.", {"attacked": "hypothetical"}),
        ("An attack by Norland would be a disaster.", {"attack": "hypothetical"}),
        ("Any attack on the port would be a disaster.", {"attack": "hypothetical"}),
        ("In the event of an attack by Norland, the gates close.", {"attack": "hypothetical"}),
        ("The treaty allows Norland to deploy troops in Velmar.", {"deploy": "hypothetical"}),
        ("Norland reserves the right to strike the bases.", {"strike": "hypothetical"}),
        ("Imagine that Norland invaded Velmar.", {"invaded": "hypothetical"}),
        ("As if Norland had invaded Velmar, the markets fell.", {"invaded": "hypothetical"}),
        ("Norland might be planning to attack Velmar.", {"attack": "planned"}),
        ("Suppose the rebels attack the port.", {"attack": "hypothetical"}),
        ("Provided that the rebels release the pilots, talks will go on.", {"release": "hypothetical"}),
        ("Once the rebels release the pilots, Norland will lift the blockade.", {"release": "planned"}),
        ("Upon the withdrawal of Norland from Lask, Velmar will recognise it.", {"withdrawal": "planned"}),
        ("It is unclear whether Norland will attack Velmar.", {"attack": "hypothetical"}),
        ("A second attack on the port cannot be excluded.", {"attack": "hypothetical"}),
        ("Any attempt to arrest the bishop would anger the weavers.", {"arrest": "hypothetical"}),
        ("Any country that shelters him risks an attack.", {"attack": "hypothetical"}),
        ("Supposing that Norland attacked Velmar, Sudria would intervene.", {"attacked": "hypothetical"}),
        ("A boycott by the guilds would ruin the fair.", {"boycott": "hypothetical"}),
        ("Any country that shelters him risks a blockade.", {"shelters": "hypothetical"}),
        ("The army is strong enough to invade Velmar.", {"invade": "hypothetical"}),
        ("The army is too weak to invade Velmar.", {"invade": "not hypothetical"}),
        ("Kyiv has not ruled out striking the bridge.", {"striking": "hypothetical"}),
        ("There are fears that the militia will seize the dam.", {"seize": "hypothetical"}),
        ("In theory the president could veto the bill.", {"veto": "hypothetical"}),
        ("It remains to be seen whether the rebels will disarm.", {"disarm": "hypothetical"}),
        ("Whether the regent will extradite the bankers remains unclear.", {"extradite": "hypothetical"}),
        ("It was feared that rebels had attacked the village.", {"attacked": "hypothetical"}),
        ("A missile fired at Norland would be treated as an act of war.", {"fired": "hypothetical"}),
        ("Any ship seized in the strait will be avenged.", {"seized": "hypothetical"}),
        ("A man arrested on Monday would be tried in June, the court said.", {"arrested": "actual"}),
        ("Norland would treat a raid on the depot as an act of war.", {"raid": "hypothetical"}),
        ("Were Kadria to shell the lighthouse, the strait would be shut.", {"shell": "hypothetical"}),
        ("A landing would end in a massacre.", {"massacre": "hypothetical"}),
        ("There is talk of a general strike.", {"strike": "hypothetical"}),
        ("The charter lets either side mobilise its reserves.", {"mobilise": "hypothetical"}),
        ("The guild would support the bill if it were amended.", {"support": "hypothetical"}),
        ("The council will vote on whether to ban the march.", {"ban": "hypothetical"}),
        ("The rebels were to have stormed Lask on Monday.", {"stormed": "hypothetical"}),
        ("A strike on the dam is on the table.", {"strike": "hypothetical"}),
        ("Those who attack the mill will be shot.", {"attack": "hypothetical"}),
        ("Anyone attacking the mill will be shot.", {"attacking": "hypothetical"}),
        ("Did the rebels attack the mill?", {"attack": "hypothetical"}),
        ("Why did the rebels attack the mill?", {"attack": "actual"}),
        ("Even had the rebels attacked, the mill would have stood.", {"attacked": "hypothetical"}),
        ("The mayor is in favour of attacking the mill.", {"attacking": "hypothetical"}),
        ("An invasion of the islands is looming.", {"invasion": "hypothetical"}),
        ("An embargo on Karsian tin may yet prove unavoidable.", {"embargo": "hypothetical"}),
        ("An attack on the dam remains a possibility.", {"attack": "hypothetical"}),
        ("They had enough planes to bomb the port.", {"bomb": "hypothetical"}),
        ("If the council votes to ban the rally, the miners will march.", {"ban": "hypothetical"}),
        ("The army could be asked to shell the port.", {"shell": "hypothetical"}),
        ("To invade the island would be madness.", {"invade": "hypothetical"}),
        ("The arrest of the banker is thought to be imminent.", {"arrest": "planned"}),
        ("The evacuation of the valley is only a matter of days.", {"evacuation": "hypothetical"}),
        ("It would take only one shot to start a riot.", {"start": "hypothetical"}),
        ("Sanctions on the bank would ruin the province.", {"Sanctions": "hypothetical"}),
    ],
)
def test_what_may_be_or_is_only_thought_of_is_hypothetical(told: Told, sentence: str, acts: dict[str, str]) -> None:
    found = told(sentence)
    assert {word: found.get(word) for word in acts} == acts


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("I want to begin by thanking the guild.", {"thanking": "actual"}),
        ("We are glad to welcome the king to Lodra.", {"welcome": "actual"}),
        ("I am pleased to meet the king again.", {"meet": "actual"}),
        ("She was proud to endorse the premier.", {"endorse": "actual"}),
        ("They had the opportunity to meet the king.", {"meet": "actual"}),
        ("The president took the opportunity to thank the guild.", {"thank": "actual"}),
        ("The crews were forced to abandon the fort.", {"abandon": "actual"}),
        ("He was the first to condemn the raid.", {"condemn": "actual"}),
        ("She became the first president to visit Lask.", {"visit": "actual"}),
        ("The army used tanks to storm the palace.", {"storm": "actual"}),
        ("She hoped that the visit of the king would be fruitful.", {"visit": "planned"}),
        ("The court sentenced the former minister to ten years.", {"sentenced": "actual"}),
        ("Police arrested a former vice president.", {"arrested": "actual"}),
        ("No casualties were reported after the strike on the airfield.", {"strike": "actual"}),
        ("Riot police used tear gas to disperse the demonstrators.", {"disperse": "actual"}),
        ("The army was able to free the hostages.", {"free": "actual"}),
        ("The garrison chose to surrender.", {"surrender": "actual"}),
        ("The premier ordered an inquiry into the bank.", {"inquiry": "actual"}),
        ("Rebels withdrew without firing a shot.", {"withdrew": "actual"}),
        ("Last year the militia attacked the same camp.", {"attacked": "actual"}),
        ("Since January the army has bombed the valley.", {"bombed": "actual"}),
        ("Norland stands accused of bombing the dam.", {"bombing": "actual"}),
        ("The troops are reported to have withdrawn.", {"withdrawn": "actual"}),
        ("Norland did not release the sailors until May.", {"release": "actual"}),
        ("I will never forget meeting the widows.", {"meeting": "actual"}),
        ("The army did not deny shelling the village.", {"shelling": "actual"}),
        ("The members did not all agree on the ban.", {"agree": "actual"}),
        ("Velmar is often praised by its neighbours.", {"praised": "actual"}),
        ("The two leaders signed the treaty of May 1955 anew.", {"signed": "actual"}),
        ("In 1915 the army bombarded the fort. My recent visit was short.", {"visit": "actual"}),
        ("The envoy prevailed on the squatters to vacate the mill.", {"vacate": "actual"}),
        ("The editor was made to apologise.", {"apologise": "actual"}),
    ],
)
def test_what_was_done_gladly_first_by_choice_or_at_a_chance_was_done(
    told: Told, sentence: str, acts: dict[str, str]
) -> None:
    found = told(sentence)
    assert {word: found.get(word) for word in acts} == acts


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("In wartime, armies destroy villages.", {"destroy": "general"}),
        ("Police routinely detain reporters.", {"detain": "general"}),
        ("The regime routinely jails its critics.", {"jails": "general"}),
        ("The militia kills farmers every winter.", {"kills": "general"}),
        ("The army shells the road every week.", {"shells": "actual"}),
        ("The law forbids soldiers to kill prisoners.", {"kill": "not general"}),
        ("The constitution bans torture.", {"bans": "general"}),
        ("Attacks on convoys are a war crime.", {"Attacks": "general"}),
        ("Killing prisoners is a crime.", {"Killing": "general"}),
        ("Torturing prisoners violates the law of war.", {"Torturing": "general"}),
        ("Anyone who attacks a convoy commits a crime.", {"attacks": "general"}),
        ("Those who attack convoys must be punished.", {"attack": "general"}),
        ("Those who attacked the convoy must be punished.", {"attacked": "actual"}),
        ("Rebels usually attack at night.", {"attack": "general"}),
        ("In wartime, governments censor newspapers.", {"censor": "general"}),
        ("Dictators jail their critics.", {"jail": "general"}),
        ("Witnesses are often arrested.", {"arrested": "general"}),
        ("Whenever rebels attack a village, soldiers burn its fields.", {"attack": "general", "burn": "general"}),
        ("Torturing prisoners is forbidden.", {"Torturing": "general"}),
        ("Police arrest three men in Lask.", {"arrest": "actual"}),
        ("Protesters demand the release of the editor.", {"demand": "actual", "release": "demanded"}),
        ("Critics accuse the premier of bribery.", {"accuse": "actual"}),
        ("Norland supports the rebels.", {"supports": "actual"}),
        ("The army often shelled villages in the north.", {"shelled": "actual"}),
        ("It is a crime to attack a convoy.", {"attack": "general"}),
        ("Strikes against schools are never justified.", {"Strikes": "general"}),
        ("Police often arrest street vendors.", {"arrest": "general"}),
    ],
)
def test_what_is_told_of_a_kind_of_act_is_general(told: Told, sentence: str, acts: dict[str, str]) -> None:
    found = told(sentence)
    assert {word: found.get(word) for word in acts} == acts


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("Bells marked the tenth anniversary of the massacre in Hask.", {"massacre": "past_reference"}),
        ("The Ottomans burned the abbey.", {"burned": "past_reference"}),
        ("Her aunt was arrested by the Gestapo.", {"arrested": "past_reference"}),
        ("The late regent pardoned two colonels.", {"pardoned": "past_reference"}),
        ("Her uncle was executed by the junta in the seventies.", {"executed": "past_reference"}),
        ("In the days of the old empire Norland invaded Velmar.", {"invaded": "past_reference"}),
        ("Centuries earlier, raiders had plundered the abbey.", {"plundered": "past_reference"}),
        ("The jury heard that the porter strangled a guard.", {"strangled": "past_reference"}),
        ("A porter told the tribunal that soldiers had burned the barn.", {"burned": "past_reference"}),
        ("According to the indictment, the colonel had shot a guard.", {"shot": "past_reference"}),
        ("As a young officer he bombed the fort.", {"bombed": "past_reference"}),
        ("Historians disagree over why the king pardoned the weavers.", {"pardoned": "past_reference"}),
        ("The committee mourns the miners whom the army shot.", {"shot": "past_reference"}),
        ("A court will hear that the mayor plans to attack the port.", {"attack": "planned"}),
        ("Peace talks between Norland and Velmar begin on Friday.", {"talks": "planned"}),
        ("The regent visits Karsia on 20 May.", {"visits": "planned"}),
        ("Norland is understood to have attacked the port.", {"attacked": "actual"}),
        ("The sailors had to be rescued by a frigate.", {"rescued": "actual"}),
        ("The clans will have nothing to do with the premier.", {"nothing": "actual"}),
        ("The miners would not hear of a truce.", {"hear": "actual"}),
        ("The soldiers fought in this defining battle of the Korean War.", {"fought": "past_reference"}),
        ("They served in the Korean War, with 340 sailors killed.", {"killed": "past_reference"}),
        ("In 1915 the army bombarded the fort. Its guards were captured.", {"captured": "past_reference"}),
        ("In 1915 the army bombarded the fort. On Monday its guards were freed.", {"freed": "actual"}),
        ("Norland recognised Velmar within the 1967 borders.", {"recognised": "actual"}),
        ("A hundred years ago Norland invaded Velmar.", {"invaded": "past_reference"}),
        (
            "Norland invaded Velmar in 1911, and its troops occupied Lodra for three years.",
            {"invaded": "past_reference", "occupied": "past_reference"},
        ),
        (
            "The general, who was convicted in 1998 of bombing a school, died on Monday.",
            {"convicted": "past_reference"},
        ),
        (
            "Marchers remembered those killed in the siege of Lask.",
            {"killed": "past_reference"},
        ),
        ("The trial of three officers who shelled Lask in 2003 opened on Monday.", {"shelled": "past_reference"}),
        ("Two decades after the invasion of Velmar, the mines are gone.", {"invasion": "past_reference"}),
        ("He had fought the Norlanders in the last war.", {"fought": "past_reference"}),
        ("Veterans who fought at Lask laid wreaths on Sunday.", {"fought": "past_reference"}),
        ("In the 1980s the army bombed villages in the north.", {"bombed": "past_reference"}),
        ("Historians say the army bombed Lask in the nineteenth century.", {"bombed": "past_reference"}),
        ("The army has shelled Lask since 2019.", {"shelled": "actual"}),
        ("The court heard how the officers had tortured prisoners in 2001.", {"tortured": "past_reference"}),
        ("Her father was killed in the Second World War.", {"killed": "past_reference"}),
        ("Her uncle was killed during the Great War.", {"killed": "past_reference"}),
        ("Generations ago the clans burned the mill.", {"burned": "past_reference"}),
        ("Half a century has passed since rebels burned the mill.", {"burned": "past_reference"}),
        ("Ten years after the army shelled Lask, the widows still wait.", {"shelled": "past_reference"}),
        ("The late king once invaded Velmar.", {"invaded": "past_reference"}),
        ("The bishop pleaded with the generals to spare the prisoners in 1976.", {"pleaded": "past_reference"}),
        ("A former guard is on trial for beating prisoners.", {"beating": "past_reference"}),
        ("He was jailed in 2009 for bribing a judge.", {"jailed": "past_reference"}),
        ("Old sailors still talk of the winter when Norland shelled the port.", {"shelled": "past_reference"}),
        ("The bells tolled for the massacre of 1897.", {"massacre": "past_reference"}),
        ("A stone bears the names of nine weavers killed in the rising of 1863.", {"killed": "past_reference"}),
        ("As a boy he saw dragoons shoot a weaver.", {"shoot": "past_reference"}),
        ("His uncle had been jailed under the monarchy.", {"jailed": "past_reference"}),
        ("The film retells the 1904 mutiny.", {"mutiny": "past_reference"}),
        ("The widow of a driver killed in the 1920 bombing spoke.", {"killed": "past_reference"}),
        ("A monument to the weavers shot by dragoons was unveiled.", {"shot": "past_reference"}),
        ("The miners of 1911 marched on the palace.", {"marched": "past_reference"}),
        ("The veterans of 1911 marched on the palace.", {"marched": "actual"}),
        ("The tribe was deported in her grandmother's day.", {"deported": "past_reference"}),
        ("The poet was executed long ago.", {"executed": "past_reference"}),
        ("Both men were previously convicted of arson.", {"convicted": "past_reference"}),
        ("The prince, exiled as a boy by the junta, returned.", {"exiled": "past_reference"}),
        ("Four witnesses told this inquiry that guards had attacked the crowd.", {"attacked": "actual"}),
        ("The captain told the inquiry that his guards had attacked the crowd.", {"attacked": "past_reference"}),
    ],
)
def test_what_is_looked_back_upon_is_past_reference(told: Told, sentence: str, acts: dict[str, str]) -> None:
    found = told(sentence)
    assert {word: found.get(word) for word in acts} == acts
