extension PackTest {
  package func mutation() -> Mutation { Mutation(targets: []) }
}
