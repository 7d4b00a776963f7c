import Schema

/// A small model with every form of field, so that the tests of reading need no manifest.
struct OrchardFields: Fields {
  static let noun = "orchard"
  static let described = Described<Self>()

  let name = Field<String>("name", .identifier(IDNamespace("orchard")), .required, doc: "Names it.")
  let keeper = Field<Keeper>("keeper", guide: "G42", doc: "Who looks after it.")
  let trees = Field<[OrchardTree]>(
    "trees", .list(.record(TreeFields.schema), orNone: true), doc: "What grows.")
  let hives = Field<[Entity<HiveFields>]>("hives", .list(.record(HiveFields.schema)), doc: "Who flies.")
  let picked = Field<[String: Quantity]>(
    "picked", .answer(.map(.quantity(.duration))), guide: "G15", doc: "How long each picking takes.")
  let sold = Field<Quantity>("sold", .answer(.quantity(.money)), doc: "For what the harvest is sold.")
  let soil = Field<String>("soil", .textOr(SoilFields.schema, in: "analysis"), doc: "The soil.")
  let labels = Field<[String: String]>("labels", doc: "Names and values of your own.")
  let map = Field<Anything>("map", doc: "Anything.")
  let isOpen = Field<Bool>("isOpen", doc: "Whether visitors come in.")

  let analysis = Field<Entity<SoilFields>>(
    derived: "analysis", .record(SoilFields.schema), .optional, doc: "The soil, where it was analysed.")
  let notApplicable = Field<[String: String]>(
    derived: "notApplicable", .map(.text), doc: "What does not apply, with the reason.")

  init() {}
}

struct KeeperFields: Fields {
  static let noun = "keeper"
  static let described = Described<Self>()

  let name = Field<String>("name", .text, .required, doc: "The keeper's name.")
  let since = Field<CalendarDay>("since", doc: "The first day.")
  let visits = Field<Quantity>("visits", .quantity(.rate), doc: "How often.")

  init() {}
}

typealias Keeper = Entity<KeeperFields>

enum Fruit: String, ChoiceValue {
  case apple, pear
  case sourCherry = "sour-cherry"

  static let noun = "kind of fruit"
  var meaning: String { "A kind of fruit: \(rawValue)." }
}

struct TreeFields: Fields {
  static let noun = "tree"
  static let described = Described<Self>()

  let id = Field<String>("id", .identifier(.tree), .required, doc: "Names it.")
  let fruit = Field<Fruit>("fruit", Fruit.fieldType, .required, guide: "G7", doc: "What it bears.")
  let grafted = Field<CalendarDay>(
    "grafted", CalendarDay.fieldType, .requiredUnless(field: "fruit", is: ["sour-cherry"]),
    doc: "When it was grafted.")
  let beside = Field<OrchardTree>("beside", .reference(to: [.tree]), doc: "The tree next to it.")
  let pollinators = Field<[OrchardTree]>(
    "pollinators", .list(.reference(to: [.tree, .hive])), doc: "Who makes it bear.")
  let quality = Field<String>("quality", .name(.quality), doc: "How good its fruit is.")
  let limbs = Field<Int>("limbs", .integer(atLeast: 1), doc: "How many.")
  let share = Field<Quantity>("share", .quantity(.percentage), doc: "Of the harvest.")
  let page = Field<String>("page", .formatted(.url), doc: "Where it is described.")
  let seal = Field<String>("seal", .formatted(.digest), doc: "The digest of its picture.")
  let words = Field<[String]>("words", doc: "What people say of it.")

  init() {}
}

typealias OrchardTree = Entity<TreeFields>

/// Items without an id are told apart by their place.
struct HiveFields: Fields {
  static let noun = "hive"
  static let label: String? = "place"
  static let described = Described<Self>()

  let place = Field<String>("place", .identifier(.hive), doc: "Where it stands.")
  let frames = Field<Int>("frames", doc: "How many.")

  init() {}
}

struct SoilFields: Fields {
  static let noun = "soil analysis"
  static let described = Described<Self>()

  let acidity = Field<String>("acidity", .text, .required, doc: "The pH.")
  let date = Field<CalendarDay>("date", doc: "The day of the analysis.")

  init() {}
}

extension IDNamespace {
  static let tree = IDNamespace("tree", group: "plant")
  static let hive = IDNamespace("hive", group: "plant")
}

extension Vocabulary {
  static let quality = Vocabulary("quality", ordered: true)
}
