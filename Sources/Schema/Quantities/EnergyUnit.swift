/// Units of energy (SI, and the watt-hour), which compare with each other.
enum EnergyUnit: String {
  case mJ, J, kJ, MJ, mWh, Wh, kWh, MWh

  var millijoules: Int64 {
    switch self {
    case .mJ: 1
    case .J: 1_000
    case .kJ: 1_000_000
    case .MJ: 1_000_000_000
    case .mWh: 3_600
    case .Wh: 3_600_000
    case .kWh: 3_600_000_000
    case .MWh: 3_600_000_000_000
    }
  }
}
