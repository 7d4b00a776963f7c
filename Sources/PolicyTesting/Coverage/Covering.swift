extension PackTest {
  package func coverage() -> Coverage { Coverage(entries: []) }
}
